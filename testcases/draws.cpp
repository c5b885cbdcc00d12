#include "testcases/draws.hpp"

#include "dnn/numpy.hpp"

#include <cmath>

namespace checks {

std::vector<double> stream(unsigned seed, std::size_t n) {
    np::random::RandomState draws(seed);
    std::vector<double> all(n);
    for (double& x : all)
        x = draws.randn();
    return all;
}

bool holds_draws(const arma::mat& W, const std::vector<double>& draws, std::size_t from) {
    if (from + W.n_elem > draws.size())
        return false;
    for (arma::uword i = 0; i < W.n_rows; ++i)
        for (arma::uword j = 0; j < W.n_cols; ++j)
            if (!(std::abs(W(i, j) - 0.01 * draws[from + i * W.n_cols + j]) <= 1e-9))
                return false;
    return true;
}

bool has_a_seed(const arma::mat& W) {
    for (unsigned seed = 0; seed < usual_seeds; ++seed) {
        np::random::RandomState first(seed);
        if (std::abs(0.01 * first.randn() - W(0)) <= 1e-9 && holds_draws(W, stream(seed, W.n_elem), 0))
            return true;
    }
    return false;
}

} // namespace checks
