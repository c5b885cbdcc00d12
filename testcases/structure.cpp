// What a wrong matrix looks like beside the right one, where nothing is known of the mistake behind it.
#include "testcases/compare.hpp"
#include "testcases/misconceptions.hpp"

#include <cmath>

namespace testcases {
namespace {

using Matrices = std::vector<arma::mat>;

bool agree(const arma::mat& a, const arma::mat& b) {
    return difference("", a, b, close).empty();
}

/// True if f holds for every pair.
template <typename F>
bool for_all(const Matrices& got, const Matrices& right, const F& f) {
    for (std::size_t i = 0; i < got.size(); ++i)
        if (!f(got[i], right[i]))
            return false;
    return true;
}

std::string number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

/// The one c of got = c·right, or NaN.
double factor(const arma::mat& got, const arma::mat& right) {
    const arma::uword largest = arma::abs(right).index_max();
    const double c = right(largest) == 0 ? arma::datum::nan : got(largest) / right(largest);
    return std::isfinite(c) && agree(got, c * right) ? c : arma::datum::nan;
}

/// The one c of got = right + c, or NaN.
double offset(const arma::mat& got, const arma::mat& right) {
    const double c = got(0) - right(0);
    return got.n_elem > 1 && agree(got, right + c) ? c : arma::datum::nan;
}

bool same_in_all(const std::vector<double>& values) {
    for (double value : values)
        if (!(std::abs(value - values[0]) <= 1e-6 * std::abs(values[0])))
            return false;
    return true;
}

/// "m times", "1/m times", "3 times" …: what all the factors have in common. "" if nothing.
std::string common_factor(const std::vector<double>& factors, const std::vector<Sizes>& sizes) {
    struct Law {
        const char *before, *after;
        double (*of)(double);
    };
    static constexpr Law laws[] = {{"", "", [](double n) { return n; }},
                                   {"1/", "", [](double n) { return 1 / n; }},
                                   {"√", "", [](double n) { return std::sqrt(n); }},
                                   {"1/√", "", [](double n) { return 1 / std::sqrt(n); }},
                                   {"", "²", [](double n) { return n * n; }},
                                   {"1/", "²", [](double n) { return 1 / n / n; }}};
    if (factors.size() > 1 && same_in_all(factors))
        return number(factors[0]) + " times";
    for (std::size_t s = 0; s < sizes[0].size(); ++s)
        for (const Law& law : laws)
            for (const double sign : {1.0, -1.0}) {
                bool holds = factors.size() > 1;
                for (std::size_t i = 0; holds && i < factors.size(); ++i)
                    holds = std::abs(factors[i] - sign * law.of(sizes[i][s].second)) <=
                            1e-6 * std::abs(factors[i]);
                if (holds)
                    return (sign < 0 ? "-" : "") + std::string(law.before) + sizes[0][s].first + law.after +
                           " times";
            }
    return "";
}

/// Which lines differ, if it is the first, the last, or all but one of these: "row", "column".
template <typename Line>
std::string lines(const Matrices& got, const Matrices& right, const char* name,
                  const arma::uword arma::mat::*count, const Line& line) {
    bool only_first = true, only_last = true, all_but_first = true, all_but_last = true;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const arma::uword n = got[i].*count;
        if (n < 2)
            return "";
        for (arma::uword k = 0; k < n; ++k) {
            const bool wrong = !agree(line(got[i], k), line(right[i], k));
            only_first = only_first && wrong == (k == 0);
            only_last = only_last && wrong == (k == n - 1);
            all_but_first = all_but_first && wrong == (k != 0);
            all_but_last = all_but_last && wrong == (k != n - 1);
        }
    }
    const std::string line_name = name;
    return only_first      ? "wrong in its first " + line_name + " alone"
           : only_last     ? "wrong in its last " + line_name + " alone"
           : all_but_first ? "right in its first " + line_name + " alone"
           : all_but_last  ? "right in its last " + line_name + " alone"
                           : "";
}

/// What is said of `name`, after its name and "is".
std::string structure(const Matrices& got, const Matrices& right, const std::vector<Sizes>& sizes) {
    if (for_all(got, right, [](auto& g, auto&) { return g.is_empty(); }))
        return "empty: nothing was assigned to it";
    if (for_all(got, right, [](auto& g, auto& r) { return !agree(r, r.t()) && agree(g, r.t()); }))
        return "the transpose of what it should be";
    if (!for_all(got, right, [](auto& g, auto& r) { return arma::size(g) == arma::size(r); }))
        return "";
    if (for_all(got, right, [](auto& g, auto&) { return !g.is_finite(); }))
        return "not finite: it holds NaN or infinity. Was something divided by 0, or a log taken of 0?";
    if (for_all(got, right, [](auto& g, auto&) { return arma::all(arma::vectorise(g) == 0); }))
        return "0 everywhere";
    if (for_all(got, right, [](auto& g, auto& r) { return agree(g, -r); }))
        return "right but for its sign, in every element";
    std::vector<double> factors, offsets;
    for (std::size_t i = 0; i < got.size(); ++i) {
        factors.push_back(factor(got[i], right[i]));
        offsets.push_back(offset(got[i], right[i]));
    }
    if (const std::string times = common_factor(factors, sizes); !times.empty())
        return times + " what it should be, in every element";
    if (offsets.size() > 1 && same_in_all(offsets))
        return "off by " + number(offsets[0]) + " in every element";
    const std::string rows = lines(got, right, "row", &arma::mat::n_rows,
                                   [](const arma::mat& M, arma::uword k) -> arma::mat { return M.row(k); });
    return rows.empty() ? lines(got, right, "column", &arma::mat::n_cols,
                                [](const arma::mat& M, arma::uword k) -> arma::mat { return M.col(k); })
                        : rows;
}

} // namespace

std::string describe_structure(const std::string& name, const Matrices& got, const Matrices& right,
                               const std::vector<Sizes>& sizes) {
    if (got.empty())
        return "";
    const std::string words = structure(got, right, sizes);
    return words.empty() ? "" : name + " is " + words + '.';
}

} // namespace testcases
