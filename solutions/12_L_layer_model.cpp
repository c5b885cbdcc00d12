#include "dnn/dnn.hpp"

namespace dnn {

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    // ### START CODE HERE ###
    for (int i = 0; i < num_iterations; ++i) {
        const auto [AL, caches] = L_model_forward(X, parameters);
        costs.push_back(compute_cost(AL, Y));
        if (!on_iteration(i, costs.back()))
            break;
        const Gradients grads = L_model_backward(AL, Y, caches);
        parameters = update_parameters(parameters, grads, learning_rate);
    }
    // ### END CODE HERE ###
    return {parameters, costs};
}

} // namespace dnn
