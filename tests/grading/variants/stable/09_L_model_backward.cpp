// Stable: no bracket that cancels (and no clamp: the notebook's AL is no probability); the dictionary at the end.
#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    const int L = static_cast<int>(caches.size());
    const arma::mat dAL = (AL - Y) / AL / (1 - AL);
    std::vector<LinearGradients> of(L);
    for (int l = L - 1; l >= 0; --l)
        of[l] = l == L - 1 ? linear_activation_backward(dAL, caches[l], Activation::sigmoid)
                           : linear_activation_backward(of[l + 1].dA_prev, caches[l], Activation::relu);
    Gradients grads;
    for (int l = 0; l < L; ++l) {
        grads["dA" + std::to_string(l)] = of[l].dA_prev;
        grads["dW" + std::to_string(l + 1)] = of[l].dW;
        grads["db" + std::to_string(l + 1)] = of[l].db;
    }
    return grads;
}

} // namespace dnn
