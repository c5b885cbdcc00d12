// Stable: the slopes from e to a negative power; relu by elements that are set to zero.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    const arma::mat& Z = cache.Z;
    arma::mat dZ = dA;
    if (activation == Activation::sigmoid) {
        const arma::mat e = arma::exp(-arma::abs(Z));
        dZ %= e / arma::square(1 + e);
    } else if (activation == Activation::relu) {
        dZ.elem(arma::find(Z <= 0)).zeros();
    } else if (activation == Activation::tanh) {
        dZ %= 1 / arma::square(arma::cosh(Z));
    } else {
        throw std::invalid_argument("no such activation");
    }
    return linear_backward(dZ, cache.linear);
}

} // namespace dnn
