#include "tools/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tools {
namespace {

constexpr double z = 1.959963984540054; // of the normal distribution, 95 % lie within

/// Wilson's interval: middle and half its width.
double wilson(const Share& share, double sign) {
    const auto n = static_cast<double>(share.all);
    const double p = share.share(), scale = 1 + z * z / n;
    const double middle = (p + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return std::clamp(middle + sign * half, 0.0, 1.0);
}

} // namespace

std::string decimals(int digits, double x) {
    char text[64];
    return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.*f", digits, x))};
}

std::string probability(double p, int digits) {
    constexpr int most_digits = 15;
    const double smallest = std::pow(10.0, -digits);
    if (p < smallest)
        return "< " + decimals(digits, smallest);
    if (p > 1 - smallest)
        return "> " + decimals(digits, 1 - smallest);
    const std::string half = "0.5" + std::string(most_digits, '0');
    std::string text = decimals(digits, p);
    for (int more = digits + 1; p != 0.5 && half.starts_with(text) && more <= most_digits; ++more)
        text = decimals(more, p);
    return "= " + text;
}

double Share::low() const {
    return wilson(*this, -1);
}

double Share::high() const {
    return wilson(*this, 1);
}

} // namespace tools
