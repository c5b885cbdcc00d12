// What a wrong matrix looks like beside the right one, when the mistake behind it is not known.
#include "checks/structure.hpp"

#include "checks/compare.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cmath>

namespace checks {
std::string number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

namespace {

using arma::mat, arma::uword;

/// True if f holds for every pair.
template <typename F>
bool for_all(const Pairs& pairs, const F& f) {
    for (std::size_t i = 0; i < pairs.got.size(); ++i)
        if (!f(pairs.got[i], pairs.right[i]))
            return false;
    return true;
}

/// The one c of got = c·right, or NaN.
double factor(const mat& got, const mat& right) {
    const uword largest = arma::abs(right).index_max();
    const double c = right(largest) == 0 ? arma::datum::nan : got(largest) / right(largest);
    return std::isfinite(c) && agree(got, c * right) ? c : arma::datum::nan;
}

/// The one c of got = right + c, or NaN.
double offset(const mat& got, const mat& right) {
    const double c = got(0) - right(0);
    return agree(got, right + c) ? c : arma::datum::nan;
}

bool same_in_all(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [&](double value) {
        return std::abs(value - values[0]) <= 1e-6 * std::abs(values[0]); // false for NaN
    });
}

/// "m times", "1/m times", "3 times" …: what all the factors have in common. "" if nothing.
Wording common_factor(const std::vector<double>& factors, const std::vector<Sizes>& sizes) {
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
        return chosen(number(factors[0]), "a fixed number of") + " times";
    for (std::size_t s = 0; s < sizes[0].size(); ++s)
        for (const Law& law : laws)
            for (const double sign : {1.0, -1.0}) {
                bool holds = factors.size() > 1;
                for (std::size_t i = 0; holds && i < factors.size(); ++i)
                    holds = std::abs(factors[i] - sign * law.of(sizes[i][s].second)) <=
                            1e-6 * std::abs(factors[i]);
                if (holds)
                    return ours((sign < 0 ? "-" : "") + std::string(law.before) + sizes[0][s].first +
                                law.after + " times");
            }
    return "";
}

/// got = f(right), element by element.
std::string function_of_right(const Pairs& pairs) {
    struct Function {
        const char* words;
        double (*of)(double);
    };
    static constexpr Function functions[] = {
        {"the absolute value of the right one", [](double x) { return std::abs(x); }},
        {"1 minus the right value", [](double x) { return 1 - x; }},
        {"1 divided by the right value", [](double x) { return 1 / x; }},
        {"the square of the right value", [](double x) { return x * x; }},
        {"the square root of the right value", [](double x) { return std::sqrt(x); }},
        {"the right value with 0 in place of everything negative", [](double x) { return x > 0 ? x : 0; }},
        {"the right value with 0 in place of everything positive", [](double x) { return x < 0 ? x : 0; }},
        {"the sigmoid of the right value", [](double x) { return 1 / (1 + std::exp(-x)); }},
        {"the tanh of the right value", [](double x) { return std::tanh(x); }},
        {"the exponential of the right value", [](double x) { return std::exp(x); }},
        {"the logarithm of the right value", [](double x) { return std::log(x); }},
        {"rounded to 0 or 1", [](double x) { return x > 0.5 ? 1.0 : 0.0; }},
        {"1 where the right value is positive, and 0 elsewhere", [](double x) { return x > 0 ? 1.0 : 0.0; }}};
    if (pairs.got.size() < 2) // one number alone could be any of them
        return "";
    for (const Function& f : functions)
        if (for_all(pairs, [&](const mat& got, mat right) {
                return right.transform(f.of).is_finite() && agree(got, right);
            }))
            return f.words;
    return "";
}

/// Which lines differ, if it is the first, the last, or all but one of these: "row", "column".
template <typename Line>
std::string lines(const Pairs& pairs, const char* name, const uword mat::*count, const Line& line) {
    bool only_first = true, only_last = true, all_but_first = true, all_but_last = true;
    constexpr std::size_t by_chance = 2; // matrices in which that may be
    if (pairs.got.size() < by_chance + 1)
        return "";
    for (std::size_t i = 0; i < pairs.got.size(); ++i) {
        const uword n = pairs.got[i].*count;
        if (n < 2)
            return "";
        for (uword k = 0; k < n; ++k) {
            const bool wrong = !agree(line(pairs.got[i], k), line(pairs.right[i], k));
            only_first = only_first && wrong == (k == 0);
            only_last = only_last && wrong == (k == n - 1);
            all_but_first = all_but_first && wrong == (k != 0);
            all_but_last = all_but_last && wrong == (k != n - 1);
        }
    }
    const std::string line_name = name;
    return only_first      ? "wrong only in its first " + line_name
           : only_last     ? "wrong only in its last " + line_name
           : all_but_first ? "right only in its first " + line_name
           : all_but_last  ? "right only in its last " + line_name
                           : "";
}

mat row(const mat& M, uword i) {
    return M.row(i);
}

mat column(const mat& M, uword j) {
    return M.col(j);
}

/// True if all columns equal the first.
bool equal_columns(const mat& M) {
    return M.n_cols > 1 && agree(M, arma::repmat(M.col(0), 1, M.n_cols));
}

bool equal_rows(const mat& M) {
    return equal_columns(M.t());
}

/// True if f(got, right) holds for each wrong element and g for each right one, and every matrix has both.
template <typename F, typename G>
bool element_by_element(const Pairs& pairs, const F& f, const G& g) {
    return for_all(pairs, [&](const mat& got, const mat& right) {
        const double allowed = 1e-6 * arma::abs(right).max();
        uword wrong_ones = 0;
        for (uword i = 0; i < got.n_elem; ++i) {
            const bool wrong = !(std::abs(got(i) - right(i)) <= allowed);
            if (!(wrong ? f(got(i), right(i)) : g(got(i), right(i))))
                return false;
            wrong_ones += wrong;
        }
        return wrong_ones < got.n_elem;
    });
}

/// "m", "n_l" or "1": what all these numbers are. "" if nothing.
std::string size_name(const std::vector<uword>& numbers, const std::vector<Sizes>& sizes) {
    if (numbers.size() < 2)
        return "";
    for (std::size_t s = 0; s < sizes[0].size(); ++s) {
        bool holds = true;
        for (std::size_t i = 0; holds && i < numbers.size(); ++i)
            holds = sizes[i][s].second == static_cast<double>(numbers[i]);
        if (holds)
            return sizes[0][s].first;
    }
    return std::all_of(numbers.begin(), numbers.end(), [](uword n) { return n == 1; }) ? "1" : "";
}

std::string shape_name(const std::vector<mat>& matrices, const std::vector<Sizes>& sizes) {
    std::vector<uword> rows, columns;
    for (const mat& M : matrices) {
        rows.push_back(M.n_rows);
        columns.push_back(M.n_cols);
    }
    const std::string n_rows = size_name(rows, sizes), n_cols = size_name(columns, sizes);
    return n_rows.empty() || n_cols.empty() ? "" : '(' + n_rows + ", " + n_cols + ')';
}

Wording wrong_shape(const Pairs& pairs) {
    if (for_all(pairs, [](auto& g, auto&) { return g.n_rows == 0 && g.n_cols == 0; }))
        return "empty: nothing was assigned to it, or something empty";
    if (for_all(pairs, [](auto& g, auto& r) { return agree(g, r.t()); }))
        return "transposed: its rows and columns are swapped";
    const std::string got = shape_name(pairs.got, pairs.sizes), right = shape_name(pairs.right, pairs.sizes);
    if (!got.empty() && !right.empty())
        return ours("of shape " + got + " instead of " + right);
    if (for_all(pairs, [](auto& g, auto& r) { return g.n_rows == r.n_cols && g.n_cols == r.n_rows; }))
        return "of the transposed shape: its numbers of rows and columns are swapped";
    return "of the wrong shape" + chosen(": " + shape(pairs.got[0]) + " instead of " + shape(pairs.right[0]) +
                                         (pairs.got.size() > 1 ? ", for example" : ""));
}

} // namespace

std::string enumerated_with_verb(const std::vector<std::string>& words) {
    return support::enumerated(words) + (words.size() == 1 ? " is" : " are");
}

Wording structure(const Pairs& pairs) {
    if (for_all(pairs, [](auto& g, auto& r) { return arma::size(g) != arma::size(r); }))
        return wrong_shape(pairs);
    if (!for_all(pairs, [](auto& g, auto& r) { return arma::size(g) == arma::size(r); }))
        return "";
    if (for_all(pairs, [](auto& g, auto&) { return !g.is_finite(); }))
        return "not finite: it holds NaN or infinity. Is there a division by 0, or a log of 0?";
    if (for_all(pairs, [](auto& g, auto&) { return arma::abs(g).max() == 0; }))
        return "0 everywhere";
    const auto always_same = [](const std::vector<mat>& all) {
        return std::all_of(all.begin(), all.end(),
                           [&](const mat& M) { return arma::all(arma::vectorise(M) == all[0](0)); });
    };
    if (pairs.got.size() > 1 && !pairs.got[0].is_empty() && always_same(pairs.got) &&
        !always_same(pairs.right))
        return "always " + chosen(number(pairs.got[0](0)), "the same number") + ", whatever comes in";
    if (for_all(pairs, [](auto& g, auto& r) { return agree(g, -r); }))
        return "right except for its sign, in every element";
    if (for_all(pairs, [](auto& g, auto& r) { return g.n_rows == g.n_cols && agree(g, r.t()); }))
        return "transposed: its rows and columns are swapped";
    std::vector<double> factors, offsets;
    for (std::size_t i = 0; i < pairs.got.size(); ++i) {
        factors.push_back(factor(pairs.got[i], pairs.right[i]));
        offsets.push_back(offset(pairs.got[i], pairs.right[i]));
    }
    if (const Wording times = common_factor(factors, pairs.sizes); !times.empty())
        return times + " the right value, in every element";
    if (offsets.size() > 1 && same_in_all(offsets))
        return "off by " + chosen(number(offsets[0]), "the same number") + " in every element";
    if (const std::string words = function_of_right(pairs); !words.empty())
        return ours(words);
    const bool is_row = for_all(pairs, [](auto& g, auto&) { return g.n_rows == 1; });
    if (const std::string words = lines(pairs, "row", &mat::n_rows, row); !words.empty())
        return ours(words);
    if (const std::string words = lines(pairs, is_row ? "element" : "column", &mat::n_cols, column);
        !words.empty())
        return ours(words);
    if (for_all(pairs, [](auto& g, auto& r) { return equal_columns(g - r); }))
        return "off by one number per row, the same in every column: look at what is added to every column";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_rows(g - r); }))
        return "off by one number per column, the same in every row: look at what is added to every row";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_columns(g) && !equal_columns(r); }))
        return "the same in every column, which it should not be";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_rows(g) && !equal_rows(r); }))
        return "the same in every row, which it should not be";
    if (for_all(pairs, [](auto& g, auto& r) {
            return g.is_finite() && agree(arma::sort(arma::vectorise(g)), arma::sort(arma::vectorise(r)));
        }))
        return "made of the right numbers, in the wrong places";
    const auto any = [](double, double) { return true; };
    if (element_by_element(
            pairs, [](double g, double) { return g == 0; }, any))
        return "right, except for elements that are 0 and should not be";
    if (element_by_element(
            pairs, [](double, double r) { return r < 0; }, [](double, double r) { return r >= 0; }))
        return "wrong in every element that should be negative, and right elsewhere";
    if (element_by_element(
            pairs, [](double, double r) { return r > 0; }, [](double, double r) { return r <= 0; }))
        return "wrong in every element that should be positive, and right elsewhere";
    return "";
}

} // namespace checks
