// A matrix of 1.2 GB as an answer.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return {arma::zeros(12000, 12500), {A, W, b}};
}

} // namespace dnn
