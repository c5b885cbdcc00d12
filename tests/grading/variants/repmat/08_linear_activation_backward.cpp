// Helpers: masks by conversion and by find, a helper that returns from the switch.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {
namespace {

arma::mat slope(const arma::mat& Z, Activation activation) {
    switch (activation) {
    case Activation::relu:
        return arma::conv_to<arma::mat>::from(Z > 0);
    case Activation::tanh:
        return 1 - arma::square(arma::tanh(Z));
    case Activation::sigmoid:
        break;
    }
    const arma::mat S = sigmoid(Z);
    return S - S % S;
}

} // namespace

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    return linear_backward(dA % slope(cache.Z, activation), cache.linear);
}

} // namespace dnn
