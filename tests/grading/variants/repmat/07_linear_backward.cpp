// Helpers: the sum as a product with a column of ones, and solved transposes.
#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    const arma::uword m = cache.A.n_cols;
    const arma::mat ones(m, 1, arma::fill::ones);
    LinearGradients gradients;
    gradients.dW = (cache.A * dZ.t()).t() / double(m);
    gradients.db = dZ * ones / double(m);
    gradients.dA_prev = arma::trans(arma::trans(dZ) * cache.W);
    return gradients;
}

} // namespace dnn
