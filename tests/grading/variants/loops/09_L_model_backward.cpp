// Loops: dAL element by element; the last layer by hand, the others in a loop from 0 as in the notebook.
#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    int L = caches.size();
    arma::mat dAL(AL.n_rows, AL.n_cols);
    for (unsigned i = 0; i < AL.n_rows; i++)
        for (unsigned j = 0; j < AL.n_cols; j++)
            dAL(i, j) = -(Y(i, j) / AL(i, j) - (1 - Y(i, j)) / (1 - AL(i, j)));

    LinearGradients last = linear_activation_backward(dAL, caches[L - 1], Activation::sigmoid);
    grads["dA" + std::to_string(L - 1)] = last.dA_prev;
    grads["dW" + std::to_string(L)] = last.dW;
    grads["db" + std::to_string(L)] = last.db;

    for (int l = L - 2; l >= 0; l--) {
        LinearGradients g =
            linear_activation_backward(grads["dA" + std::to_string(l + 1)], caches[l], Activation::relu);
        grads["dA" + std::to_string(l)] = g.dA_prev;
        grads["dW" + std::to_string(l + 1)] = g.dW;
        grads["db" + std::to_string(l + 1)] = g.db;
    }
    return grads;
}

} // namespace dnn
