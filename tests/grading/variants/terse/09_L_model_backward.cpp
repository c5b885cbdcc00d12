// Terse: the dictionary's own entries as what goes from layer to layer; l runs down to 0.
#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients g;
    arma::mat dA = (1 - Y) / (1 - AL) - Y / AL;
    for (auto l = caches.size(); l-- > 0;) {
        const auto a = l + 1 == caches.size() ? Activation::sigmoid : Activation::relu;
        const auto n = std::to_string(l + 1);
        auto [d, w, b] = linear_activation_backward(dA, caches[l], a);
        dA = g["dA" + std::to_string(l)] = d, g["dW" + n] = w, g["db" + n] = b;
    }
    return g;
}

} // namespace dnn
