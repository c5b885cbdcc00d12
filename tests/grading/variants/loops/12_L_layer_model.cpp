// Loops: as in the notebook, with its printing of the cost.
#include "dnn/dnn.hpp"

#include <cstdio>

namespace dnn {

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    for (int i = 0; i < num_iterations; i++) {
        std::pair<arma::mat, std::vector<Cache>> forward = L_model_forward(X, parameters);
        double cost = compute_cost(forward.first, Y);
        costs.push_back(cost);
        bool go_on = on_iteration(i, cost);
        if (!go_on)
            break;
        Gradients grads = L_model_backward(forward.first, Y, forward.second);
        parameters = update_parameters(parameters, grads, learning_rate);
        if (i % 100 == 0)
            printf("Cost after iteration %i: %f\n", i, cost);
    }
    return std::make_pair(parameters, costs);
}

} // namespace dnn
