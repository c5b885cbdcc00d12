#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    arma::mat A;
    Cache cache;
    // ### START CODE HERE ###
    std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
    switch (activation) {
    case Activation::sigmoid:
        A = sigmoid(cache.Z);
        break;
    case Activation::relu:
        A = relu(cache.Z);
        break;
    case Activation::tanh:
        A = tanh(cache.Z);
        break;
    }
    // ### END CODE HERE ###
    return {A, cache};
}

} // namespace dnn
