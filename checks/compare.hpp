// The one comparer of matrices: shape first, then the first differing element and the largest difference.
#pragma once

#include <armadillo>
#include <string>

namespace checks {

/// Elements agree if |got - expected| ≤ absolute + relative · (the largest |expected| of the matrix).
struct Tolerance {
    const char* name;
    double relative;
    double absolute;
};

/// For anything computed in another order or another style; wide enough for single precision or a clipped log.
inline constexpr Tolerance close{"close", 1e-6, 1e-12};

/// For what is copied, not computed.
inline constexpr Tolerance exact{"exact", 0, 0};

/// An empty string if they agree, else what differs, e.g.
///   dW: shape (1, 3) as expected, 3 of 3 elements differ
///      first at [0, 0]: got 0.2, expected 0.1
///      largest difference 0.4 at [0, 2]
std::string difference(const std::string& name, const arma::mat& got, const arma::mat& expected,
                       Tolerance tolerance = close);

/// The same for one number.
std::string difference(const std::string& name, double got, double expected, Tolerance tolerance = close);

/// "(3, 4)"
std::string shape(const arma::mat& a);

} // namespace checks
