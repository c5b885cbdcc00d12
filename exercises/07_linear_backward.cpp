#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    const auto& [A_prev, W, b] = cache;
    const double m = A_prev.n_cols;
    arma::mat dA_prev, dW, db;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("linear_backward");
    // ### END CODE HERE ###
    return {dA_prev, dW, db};
}

} // namespace dnn
