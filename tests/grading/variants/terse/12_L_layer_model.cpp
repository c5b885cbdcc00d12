// Terse: a loop whose condition is the callback's answer.
#include "dnn/dnn.hpp"

namespace dnn {

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    Trained trained{std::move(parameters), {}};
    auto& [p, costs] = trained;
    auto forward = L_model_forward(X, p);
    for (int i = 0;
         i < num_iterations && (costs.push_back(compute_cost(forward.first, Y)), on_iteration(i, costs[i]));
         ++i) {
        p = update_parameters(p, L_model_backward(forward.first, Y, forward.second), learning_rate);
        forward = L_model_forward(X, p);
    }
    return trained;
}

} // namespace dnn
