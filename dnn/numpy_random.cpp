#include "dnn/numpy.hpp"
#include "dnn/numpy_seed.hpp"

#include <cmath>

namespace np::random {

double RandomState::random_sample() {
    const std::uint32_t a = static_cast<std::uint32_t>(engine()) >> 5; // 27 bits
    const std::uint32_t b = static_cast<std::uint32_t>(engine()) >> 6; // 26 bits
    return (a * 67108864.0 + b) / 9007199254740992.0;                  // (a·2^26 + b) / 2^53
}

double RandomState::randn() {
    if (kept)
        return *std::exchange(kept, std::nullopt);
    double x1 = 0, x2 = 0, r2 = 0;
    do { // a point in the unit disc, not its centre
        x1 = 2.0 * random_sample() - 1.0;
        x2 = 2.0 * random_sample() - 1.0;
        r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    const double f = std::sqrt(-2.0 * std::log(r2) / r2);
    kept = f * x1;
    return f * x2;
}

arma::mat RandomState::randn(int rows, int cols) {
    arma::mat draws(rows, cols);
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            draws(i, j) = randn();
    return draws;
}

arma::mat RandomState::uniform(double low, double high, int rows, int cols) {
    arma::mat draws(rows, cols);
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            draws(i, j) = low + (high - low) * random_sample();
    return draws;
}

namespace {
RandomState& global() {
    static RandomState state(0);
    return state;
}

std::optional<std::uint32_t>& replacement() {
    static std::optional<std::uint32_t> value;
    return value;
}
} // namespace

void seed(std::uint32_t value) {
    global() = RandomState(replacement().value_or(value));
}

void replace_seeds(std::uint32_t value) {
    replacement() = value;
}

arma::mat randn(int rows, int cols) {
    return global().randn(rows, cols);
}

} // namespace np::random
