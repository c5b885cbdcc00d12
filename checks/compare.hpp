// The one comparer of matrices: shape first, then the first differing element and the largest difference.
#pragma once

#include "checks/verdict.hpp"

#include <armadillo>
#include <limits>
#include <optional>
#include <string>

namespace checks {

/// Elements agree if |got - expected| ≤ absolute + relative · (the largest |expected| of the matrix).
struct Tolerance {
    const char* name;
    double relative;
    double absolute;
};

/// For anything computed in another order or style; wide enough for single precision or a clipped log.
inline constexpr Tolerance close{"close", 1e-6, 1e-12};

/// For values that are copied, not computed.
inline constexpr Tolerance exact{"exact", 0, 0};

/// For shapes alone.
inline constexpr Tolerance any_value{"any value", 0, std::numeric_limits<double>::infinity()};

/// WrongShape or WrongValues; nothing if they agree.
std::optional<Problem> difference(const std::string& name, const arma::mat& got, const arma::mat& expected,
                                  Tolerance tolerance = close);

/// The same for one number: WrongNumber.
std::optional<Problem> difference(const std::string& name, double got, double expected,
                                  Tolerance tolerance = close);

/// The same for whole numbers, which have to be equal: WrongCount.
std::optional<Problem> difference_in_count(const std::string& name, int got, int expected);

Shape shape_of(const arma::mat& a);

/// "(3, 4)"
std::string shape(const arma::mat& a);

} // namespace checks
