// Terse: the three functions in an array, looked up by the activation.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    static constexpr arma::mat (*backward[])(const arma::mat&, const arma::mat&) = {
        sigmoid_backward, relu_backward, tanh_backward};
    return linear_backward(backward[static_cast<int>(activation)](dA, cache.Z), cache.linear);
}

} // namespace dnn
