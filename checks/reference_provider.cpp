// Stands in for the solutions in the student kit, which has none: the functions by the reference. They are weak, so a
// learner's own function wins over its namesake here.
#include "checks/reference.hpp"

#include <cmath>

namespace reference = checks::reference;

namespace dnn {

[[gnu::weak]] Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    return reference::initialize({n_x, n_h, n_y}, 1, [](int) { return 0.01; });
}

[[gnu::weak]] Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    return reference::initialize(layer_dims, 3, [](int) { return 0.01; });
}

[[gnu::weak]] std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W,
                                                               const arma::mat& b) {
    return {reference::linear_forward(A, W, b), {A, W, b}};
}

[[gnu::weak]] std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev,
                                                                    const arma::mat& W, const arma::mat& b,
                                                                    Activation activation) {
    return reference::linear_activation_forward(A_prev, W, b, activation);
}

[[gnu::weak]] std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X,
                                                                       const Parameters& parameters) {
    return reference::L_model_forward(X, parameters);
}

[[gnu::weak]] double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    return reference::compute_cost(AL, Y);
}

[[gnu::weak]] LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    return reference::linear_backward(dZ, cache);
}

[[gnu::weak]] LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache,
                                                         Activation activation) {
    return reference::linear_activation_backward(dA, cache, activation);
}

[[gnu::weak]] Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y,
                                         const std::vector<Cache>& caches) {
    return reference::L_model_backward(AL, Y, caches);
}

[[gnu::weak]] Parameters update_parameters(const Parameters& parameters, const Gradients& grads,
                                           double learning_rate) {
    return reference::update_parameters(parameters, grads, learning_rate);
}

[[gnu::weak]] Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters,
                                      double learning_rate, int num_iterations,
                                      const OnIteration& on_iteration) {
    return reference::model(X, Y, std::move(parameters), learning_rate, num_iterations, on_iteration);
}

[[gnu::weak]] Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters,
                                    double learning_rate, int num_iterations,
                                    const OnIteration& on_iteration) {
    return reference::model(X, Y, std::move(parameters), learning_rate, num_iterations, on_iteration);
}

/// By definition: the result of `model` on the full X.
[[gnu::weak]] Trained train_reduced(const TrainingLoop& model, const arma::mat& X, const arma::mat& Y,
                                    Parameters parameters, double learning_rate, int num_iterations,
                                    const OnIteration& on_iteration) {
    return model(X, Y, std::move(parameters), learning_rate, num_iterations, on_iteration);
}

} // namespace dnn
