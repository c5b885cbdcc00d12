// Provided by the notebook beside the exercises: the activations and their backward steps, the deep model's
// initialization, printing the cost, prediction.
#pragma once

#include "dnn/dnn.hpp"

namespace dnn {

// Each activation with its backward step. Z and dA have the same shape, and so does the result.

/// σ(Z) = 1 / (1 + e^-Z)
[[nodiscard]] arma::mat sigmoid(const arma::mat& Z);
/// dZ = dA ∗ σ(Z) ∗ (1 - σ(Z))
[[nodiscard]] arma::mat sigmoid_backward(const arma::mat& dA, const arma::mat& Z);

/// max(0, Z)
[[nodiscard]] arma::mat relu(const arma::mat& Z);
/// dZ = dA where Z > 0, else 0
[[nodiscard]] arma::mat relu_backward(const arma::mat& dA, const arma::mat& Z);

/// tanh(Z)
[[nodiscard]] arma::mat tanh(const arma::mat& Z);
/// dZ = dA ∗ (1 - tanh²(Z)). Takes Z like its two siblings, not the activation.
[[nodiscard]] arma::mat tanh_backward(const arma::mat& dA, const arma::mat& Z);

/// The initialization of part 2's deep model: after seed(1), W_l = randn(n_l, n_{l-1}) / √n_{l-1}; b_l zero.
/// With exercise 2's 0.01 instead, four layers pass on too little for the model to learn.
[[nodiscard]] Parameters initialize_parameters_scaled(const std::vector<int>& layer_dims);

/// "Cost after iteration 100: …" for every 100th iteration; never ends the training.
bool print_cost(int iteration, double cost);

/// Probabilities AL (1, m) for the columns of X, by L_model_forward.
[[nodiscard]] arma::mat predict(const arma::mat& X, const Parameters& parameters);

/// The share of examples whose probability is on the label's side of 0.5.
[[nodiscard]] double accuracy(const arma::mat& AL, const arma::mat& Y);

} // namespace dnn
