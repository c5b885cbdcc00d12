// An exception out of noexcept.
#pragma GCC diagnostic ignored "-Wterminate"
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    const auto f = []() noexcept { throw 1; };
    f();
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
