#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    arma::mat dZ;
    LinearGradients gradients;
    // ### START CODE HERE ###
    switch (activation) {
    case Activation::sigmoid:
        dZ = sigmoid_backward(dA, cache.Z);
        break;
    case Activation::relu:
        dZ = relu_backward(dA, cache.Z);
        break;
    case Activation::tanh:
        dZ = tanh_backward(dA, cache.Z);
        break;
    }
    gradients = linear_backward(dZ, cache.linear);
    // ### END CODE HERE ###
    return gradients;
}

} // namespace dnn
