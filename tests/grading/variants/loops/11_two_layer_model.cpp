// Loops: every step spelled out, intermediate variables for all, as in the notebook.
#include "dnn/dnn.hpp"

#include <iostream>

namespace dnn {

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    Gradients grads;
    std::vector<double> costs;
    arma::mat W1 = parameters["W1"], b1 = parameters["b1"], W2 = parameters["W2"], b2 = parameters["b2"];
    int i = 0;
    while (i < num_iterations) {
        std::pair<arma::mat, Cache> one = linear_activation_forward(X, W1, b1, Activation::relu);
        std::pair<arma::mat, Cache> two = linear_activation_forward(one.first, W2, b2, Activation::sigmoid);
        double cost = compute_cost(two.first, Y);
        costs.push_back(cost);
        if (on_iteration(i, cost) == false)
            return Trained(parameters, costs);
        arma::mat dA2(1, Y.n_cols);
        for (unsigned j = 0; j < Y.n_cols; j++)
            dA2(0, j) = -(Y(0, j) / two.first(0, j) - (1 - Y(0, j)) / (1 - two.first(0, j)));
        LinearGradients back2 = linear_activation_backward(dA2, two.second, Activation::sigmoid);
        LinearGradients back1 = linear_activation_backward(back2.dA_prev, one.second, Activation::relu);
        grads["dW1"] = back1.dW;
        grads["db1"] = back1.db;
        grads["dW2"] = back2.dW;
        grads["db2"] = back2.db;
        parameters = update_parameters(parameters, grads, learning_rate);
        W1 = parameters["W1"];
        b1 = parameters["b1"];
        W2 = parameters["W2"];
        b2 = parameters["b2"];
        if (i % 100 == 0)
            std::cout << "Cost after iteration " << i << ": " << cost << std::endl;
        i++;
    }
    return Trained(parameters, costs);
}

} // namespace dnn
