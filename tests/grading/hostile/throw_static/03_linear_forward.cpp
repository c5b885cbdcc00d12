// An exception before main.
#include "dnn/dnn.hpp"

static const int before_main = [] {
    throw std::runtime_error("before main");
    return 0;
}();

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
