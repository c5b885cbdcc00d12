// Numbers as programs and figures word them.
#pragma once

#include <string>

namespace tools {

/// "0.82"
std::string decimals(int digits, double x);

/// "= 0.82", but "< 0.01" and "> 0.99" where the digits would claim certainty, and as many more digits as it takes to
/// see on which side of 0.5 it is: "= 0.499".
std::string probability(double p, int digits);

/// A share and the interval that holds the true one with 95 %: Wilson's, which is right for few images as well.
struct Share {
    std::size_t right = 0, all = 0;
    double share() const { return static_cast<double>(right) / static_cast<double>(all); }
    double low() const;
    double high() const;
};

} // namespace tools
