// NumPy's printing of arrays (numpy.core.arrayprint, version 1.14 and later), for 2-D arrays of doubles.
#include "dnn/numpy.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

namespace np {
namespace {

constexpr int precision = 8;
constexpr std::size_t line_width = 75;
constexpr arma::uword summary_above = 1000; // elements
constexpr arma::uword edge_items = 3;       // shown at each end of a summarized axis

std::string shortest(double x, std::chars_format format) {
    char digits[400];
    return {digits, std::to_chars(digits, digits + sizeof digits, x, format).ptr};
}

/// The shortest digits, but no more than `precision` decimals; the point stays: "0.", "0.5".
std::string fixed(double x) {
    std::string text = shortest(x, std::chars_format::fixed);
    const std::size_t point = text.find('.');
    if (point == std::string::npos)
        return text + '.';
    if (text.size() - point - 1 > precision) {
        char rounded[400];
        text.assign(rounded, std::snprintf(rounded, sizeof rounded, "%.*f", precision, x));
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

/// The same in exponent form, as "d.ddd" and "e-05".
std::pair<std::string, std::string> scientific(double x) {
    std::string text = shortest(x, std::chars_format::scientific);
    std::size_t e = text.find('e');
    if (e > precision + 2U + (x < 0)) {
        char rounded[40];
        text.assign(rounded, std::snprintf(rounded, sizeof rounded, "%.*e", precision, x));
        e = text.find('e');
    }
    std::string fraction = text.substr(0, e);
    if (fraction.find('.') == std::string::npos)
        fraction += '.';
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return {fraction, text.substr(e)};
}

/// How all elements of one array are written: numpy's FloatingFormat.
class Format {
public:
    explicit Format(const std::vector<double>& shown) {
        double largest = 0, smallest = 0;
        bool any = false;
        for (double x : shown)
            if (const double magnitude = std::abs(x); std::isfinite(x) && magnitude > 0) {
                largest = any ? std::max(largest, magnitude) : magnitude;
                smallest = any ? std::min(smallest, magnitude) : magnitude;
                any = true;
            }
        exponents = any && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
        std::size_t not_finite = 0; // the widest of nan, inf, -inf
        for (double x : shown) {
            if (!std::isfinite(x)) {
                not_finite = std::max(not_finite, special(x).size());
                continue;
            }
            const std::string text = exponents ? scientific(x).first : fixed(x);
            const std::size_t point = text.find('.');
            left = std::max(left, point);
            right = std::max(right, text.size() - point - 1);
            if (exponents)
                exponent = std::max(exponent, scientific(x).second.size());
        }
        const std::size_t after_left = 1 + right + exponent;
        if (not_finite > left + after_left)
            left = not_finite - after_left;
    }

    std::string operator()(double x) const {
        if (!std::isfinite(x)) {
            const std::string text = special(x);
            const std::size_t width = left + 1 + right + exponent;
            return std::string(width - text.size(), ' ') + text;
        }
        const std::string text = exponents ? with_exponent(x) : fixed(x);
        const std::size_t point = text.find('.');
        const std::size_t width = left + 1 + right + exponent;
        return std::string(left - point, ' ') + text + std::string(width - (left - point) - text.size(), ' ');
    }

private:
    static std::string special(double x) { return std::isnan(x) ? "nan" : x < 0 ? "-inf" : "inf"; }

    /// With as many decimals as any number of the array, and exponents of as many digits: "e+100", "e-005".
    std::string with_exponent(double x) const {
        char digits[40];
        std::string text(digits, static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%#.*e",
                                                                        static_cast<int>(right), x)));
        const std::size_t e = text.find('e');
        text.insert(e + 2, exponent - (text.size() - e), '0');
        return text;
    }

    bool exponents = false;
    std::size_t left = 0, right = 0; // digits before (with the sign) and after the point
    std::size_t exponent = 0;        // characters of "e-05"
};

/// The indices of an axis that are shown; `gap` is where the dots go (n if nothing is left out).
struct Axis {
    std::vector<arma::uword> shown;
    std::size_t gap;
};

Axis axis(arma::uword n, bool summarize) {
    Axis a{{}, n};
    const bool cut = summarize && n > 2 * edge_items;
    for (arma::uword i = 0; i < n; ++i)
        if (!cut || i < edge_items || i >= n - edge_items)
            a.shown.push_back(i);
    if (cut)
        a.gap = edge_items;
    return a;
}

} // namespace

std::string array2string(const arma::mat& a) {
    if (a.is_empty())
        return "[]";
    const bool summarize = a.n_elem > summary_above;
    const Axis rows = axis(a.n_rows, summarize), cols = axis(a.n_cols, summarize);
    std::vector<double> shown;
    for (arma::uword i : rows.shown)
        for (arma::uword j : cols.shown)
            shown.push_back(a(i, j));
    const Format format(shown);

    std::string text = "[";
    for (std::size_t i = 0; i < rows.shown.size(); ++i) {
        if (i > 0)
            text += "\n ";
        if (i == rows.gap)
            text += "...\n ";
        std::string line = "  "; // where a continued row starts; its first line has "[[" or " [" there
        std::string row;
        const auto add = [&](const std::string& word, bool last) {
            // Every line leaves room for two closing brackets, though a row's last word needs just one.
            if (line.size() + word.size() > line_width - 2 && line.size() > 2) {
                line.erase(line.find_last_not_of(' ') + 1);
                row += line + '\n';
                line = "  ";
            }
            line += word;
            if (!last)
                line += ' ';
        };
        for (std::size_t j = 0; j < cols.shown.size(); ++j) {
            if (j == cols.gap)
                add("...", false);
            add(format(a(rows.shown[i], cols.shown[j])), j + 1 == cols.shown.size());
        }
        row += line;
        text += '[' + row.substr(2) + ']';
    }
    return text + ']';
}

std::string str(double x) {
    if (std::isnan(x))
        return "nan";
    if (std::isinf(x))
        return x < 0 ? "-inf" : "inf";
    std::string power = shortest(x, std::chars_format::scientific);
    const int exponent = std::stoi(power.substr(power.find('e') + 1));
    if (x != 0 && (exponent < -4 || exponent >= 16))
        return power;
    const std::string text = shortest(x, std::chars_format::fixed);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

} // namespace np
