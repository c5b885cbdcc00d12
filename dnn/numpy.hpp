// NumPy's own numbers and NumPy's own text, so that output can be compared with the notebook's.
#pragma once

#include <armadillo>
#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace np {

namespace random {

/// numpy.random.RandomState(seed): Mersenne Twister, and normals by Marsaglia's polar method.
/// Draws follow NumPy's order: matrices fill row by row, and the second normal of a pair is kept for the next.
class RandomState {
public:
    explicit RandomState(std::uint32_t seed) : engine(seed) {}

    /// One double in [0, 1), of 53 random bits.
    double random_sample();
    /// One draw from N(0, 1).
    double randn();
    /// A (rows, cols) matrix of draws from N(0, 1).
    arma::mat randn(int rows, int cols);
    /// A (rows, cols) matrix of draws from the uniform distribution on [low, high).
    arma::mat uniform(double low, double high, int rows, int cols);

private:
    std::mt19937 engine;
    std::optional<double> kept; // the other normal of the last pair
};

/// np.random.seed: restarts the one generator behind np::random::randn.
void seed(std::uint32_t value);

/// np.random.randn(rows, cols). Without a seed before it, the generator starts from seed 0.
arma::mat randn(int rows, int cols);

} // namespace random

/// str(array) of a 2-D array: 8 decimals, lines of 75, summarized above 1000 elements.
std::string array2string(const arma::mat& a);

/// str(float): the shortest digits that read back as the same number.
std::string str(double x);

} // namespace np
