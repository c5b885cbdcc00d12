// Terse: the backward steps nested in the call of update_parameters.
#include "dnn/dnn.hpp"

namespace dnn {

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    auto& p = parameters;
    for (int i = 0; i < num_iterations; ++i) {
        auto [A1, cache1] = linear_activation_forward(X, p["W1"], p["b1"], Activation::relu);
        auto [A2, cache2] = linear_activation_forward(A1, p["W2"], p["b2"], Activation::sigmoid);
        if (costs.push_back(compute_cost(A2, Y)); !on_iteration(i, costs.back()))
            return {p, costs};
        auto two = linear_activation_backward((A2 - Y) / A2 / (1 - A2), cache2, Activation::sigmoid);
        auto one = linear_activation_backward(two.dA_prev, cache1, Activation::relu);
        p = update_parameters(p, {{"dW1", one.dW}, {"db1", one.db}, {"dW2", two.dW}, {"db2", two.db}},
                              learning_rate);
    }
    return {p, costs};
}

} // namespace dnn
