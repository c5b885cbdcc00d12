// Helpers: the activation as a function pointer from a helper.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {
namespace {

using Function = arma::mat (*)(const arma::mat&);

Function function_of(Activation activation) {
    if (activation == Activation::relu)
        return relu;
    if (activation == Activation::tanh)
        return tanh;
    return sigmoid;
}

} // namespace

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    const auto [Z, linear] = linear_forward(A_prev, W, b);
    return {function_of(activation)(Z), Cache{linear, Z}};
}

} // namespace dnn
