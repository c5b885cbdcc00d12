// Helpers: iterators from the back over the caches, and insert_or_assign.
#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    arma::mat dA = (AL - Y) / (AL % (1 - AL)); // the same as -(Y / AL - (1 - Y) / (1 - AL))
    Activation activation = Activation::sigmoid;
    std::size_t l = caches.size();
    for (auto cache = caches.rbegin(); cache != caches.rend(); ++cache, --l) {
        LinearGradients g = linear_activation_backward(dA, *cache, activation);
        grads.insert_or_assign("dW" + std::to_string(l), g.dW);
        grads.insert_or_assign("db" + std::to_string(l), g.db);
        grads.insert_or_assign("dA" + std::to_string(l - 1), g.dA_prev);
        dA = std::move(g.dA_prev);
        activation = Activation::relu;
    }
    return grads;
}

} // namespace dnn
