#include "dnn/dnn.hpp"

namespace dnn {

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    // ### START CODE HERE ###
    for (int i = 0; i < num_iterations; ++i) {
        const auto [A1, cache1] =
            linear_activation_forward(X, parameters.at("W1"), parameters.at("b1"), Activation::relu);
        const auto [A2, cache2] =
            linear_activation_forward(A1, parameters.at("W2"), parameters.at("b2"), Activation::sigmoid);

        costs.push_back(compute_cost(A2, Y));
        if (!on_iteration(i, costs.back()))
            break;

        const arma::mat dA2 = -(Y / A2 - (1 - Y) / (1 - A2));
        const auto [dA1, dW2, db2] = linear_activation_backward(dA2, cache2, Activation::sigmoid);
        const auto [dA0, dW1, db1] = linear_activation_backward(dA1, cache1, Activation::relu);
        const Gradients grads = {{"dW1", dW1}, {"db1", db1}, {"dW2", dW2}, {"db2", db2}};

        parameters = update_parameters(parameters, grads, learning_rate);
    }
    // ### END CODE HERE ###
    return {parameters, costs};
}

} // namespace dnn
