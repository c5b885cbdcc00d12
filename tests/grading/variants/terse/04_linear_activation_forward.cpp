// Terse: nested conditional operators.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    auto [Z, linear] = linear_forward(A_prev, W, b);
    return {activation == Activation::sigmoid ? sigmoid(Z)
            : activation == Activation::relu  ? relu(Z)
                                              : tanh(Z),
            {linear, Z}};
}

} // namespace dnn
