// Helpers: b made as wide as the product by repmat.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    const arma::mat Z = W * A + arma::repmat(b, 1, A.n_cols);
    return {Z, {A, W, b}};
}

} // namespace dnn
