// Stops, so that it neither ends nor computes.
#include "dnn/dnn.hpp"

#include <csignal>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    std::raise(SIGSTOP);
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
