#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    const int L = static_cast<int>(caches.size()); // caches[l - 1] is layer l's
    // ### START CODE HERE ###
    arma::mat dA = -(Y / AL - (1 - Y) / (1 - AL)); // dAL
    for (int l = L; l >= 1; --l) {
        const Activation activation = l == L ? Activation::sigmoid : Activation::relu;
        const auto [dA_prev, dW, db] = linear_activation_backward(dA, caches[l - 1], activation);
        grads["dA" + std::to_string(l - 1)] = dA_prev;
        grads["dW" + std::to_string(l)] = dW;
        grads["db" + std::to_string(l)] = db;
        dA = dA_prev;
    }
    // ### END CODE HERE ###
    return grads;
}

} // namespace dnn
