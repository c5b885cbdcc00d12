#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    const int L = static_cast<int>(caches.size()); // caches[l - 1] is layer l's
    // ### START CODE HERE ###
    throw dnn::NotImplemented("L_model_backward");
    // ### END CODE HERE ###
    return grads;
}

} // namespace dnn
