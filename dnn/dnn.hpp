// The interface of the suite: the ten functions of "Building your Deep Neural Network: Step by Step" and the
// two models built from them, with the notebook's names and order of arguments; at the end, the exercises beyond the
// course.
//
// Shapes: L layers; layer l has n_l units; n_0 = n_x inputs; m examples, one per column.
//   X, A0: (n_x, m)    W_l: (n_l, n_{l-1})    b_l: (n_l, 1)    Z_l, A_l: (n_l, m)    Y, AL: (1, m)
// A gradient has the shape of what it belongs to: dW_l that of W_l, dA_l that of A_l.
#pragma once

#include <armadillo>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace dnn {

/// "W1", "b1", …, "WL", "bL".
using Parameters = std::map<std::string, arma::mat>;

/// "dA0", "dW1", "db1", …, "dA{L-1}", "dWL", "dbL".
using Gradients = std::map<std::string, arma::mat>;

/// The function g of A = g(Z).
enum class Activation { sigmoid, relu, tanh };

/// The arguments of linear_forward; linear_backward needs them again.
struct LinearCache {
    arma::mat A; // (n_{l-1}, m), the activations of the layer before
    arma::mat W; // (n_l, n_{l-1})
    arma::mat b; // (n_l, 1)
};

/// What one layer keeps for its backward step.
struct Cache {
    LinearCache linear;
    arma::mat Z; // (n_l, m), what went into the activation
};

/// What a layer's backward step returns.
struct LinearGradients {
    arma::mat dA_prev; // (n_{l-1}, m)
    arma::mat dW;      // (n_l, n_{l-1})
    arma::mat db;      // (n_l, 1)
};

/// Thrown by an exercise that is not written yet.
struct NotImplemented : std::logic_error {
    using std::logic_error::logic_error; // what() is the function's name
};

// ---- Initialization ----

/// Exercise 1. W1 (n_h, n_x) and W2 (n_y, n_h) drawn from N(0, 1) after seed(1), times 0.01; b1, b2 zero.
[[nodiscard]] Parameters initialize_parameters(int n_x, int n_h, int n_y);

/// Exercise 2. The same for layers of layer_dims[0], layer_dims[1], … units, after seed(3).
[[nodiscard]] Parameters initialize_parameters_deep(const std::vector<int>& layer_dims);

// ---- Forward ----

/// Exercise 3. Z = W·A + b, equation (4); the cache holds A, W, b.
[[nodiscard]] std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W,
                                                               const arma::mat& b);

/// Exercise 4. A = g(W·A_prev + b); the cache holds the linear cache and Z.
[[nodiscard]] std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev,
                                                                    const arma::mat& W, const arma::mat& b,
                                                                    Activation activation);

/// Exercise 5. [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID; AL and one cache per layer, first layer first.
[[nodiscard]] std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X,
                                                                       const Parameters& parameters);

/// Exercise 6. The cross-entropy J, equation (7), in nats.
[[nodiscard]] double compute_cost(const arma::mat& AL, const arma::mat& Y);

// ---- Backward ----

/// Exercise 7. dW, db, dA_prev from dZ, equations (8), (9), (10).
[[nodiscard]] LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache);

/// Exercise 8. dZ = dA ∗ g'(Z), equation (11), then linear_backward.
[[nodiscard]] LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache,
                                                         Activation activation);

/// Exercise 9. The gradients of all layers, from dAL back to dA0.
[[nodiscard]] Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y,
                                         const std::vector<Cache>& caches);

/// Exercise 10. One step of gradient descent, equations (16) and (17).
[[nodiscard]] Parameters update_parameters(const Parameters& parameters, const Gradients& grads,
                                           double learning_rate);

// ---- The two models (part 2) ----

/// Called in each iteration with its number and its cost; false ends the training there.
using OnIteration = std::function<bool(int iteration, double cost)>;

/// The parameters after the training, and the cost of every iteration before its step.
using Trained = std::pair<Parameters, std::vector<double>>;

/// Exercise 11. Gradient descent on LINEAR → RELU → LINEAR → SIGMOID, starting from `parameters`
/// (the notebook's function draws them itself, from layers_dims).
[[nodiscard]] Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters,
                                      double learning_rate, int num_iterations,
                                      const OnIteration& on_iteration);

/// Exercise 12. The same for any number of layers, by L_model_forward and L_model_backward.
[[nodiscard]] Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters,
                                    double learning_rate, int num_iterations,
                                    const OnIteration& on_iteration);

// ---- Going further ----

/// The type of both models.
using TrainingLoop =
    std::function<Trained(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                          int num_iterations, const OnIteration& on_iteration)>;

/// Exercise 13. What model(X, Y, parameters, …) returns, by one call of `model` on R (m, m) of X = Q·R with W1·Q
/// (n_1, m) for W1 (n_1, n_x). The W1 returned is (n_1, n_x). Where m >= n_x, `model` is called with X itself.
[[nodiscard]] Trained train_reduced(const TrainingLoop& model, const arma::mat& X, const arma::mat& Y,
                                    Parameters parameters, double learning_rate, int num_iterations,
                                    const OnIteration& on_iteration);

/// Exercise 14. ‖grad - gradapprox‖ / (‖grad‖ + ‖gradapprox‖), equations (18) and (19): how far `grads` are from central
/// differences of the cost. Entries of `grads` that belong to no parameter, such as "dA0", do not count.
[[nodiscard]] double gradient_check(const Parameters& parameters, const Gradients& grads, const arma::mat& X,
                                    const arma::mat& Y, double epsilon);

} // namespace dnn
