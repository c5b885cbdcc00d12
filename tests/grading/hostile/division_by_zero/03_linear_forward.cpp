// SIGFPE.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    volatile int zero = 0;
    return {arma::mat(7 / zero, A.n_cols), {A, W, b}};
}

} // namespace dnn
