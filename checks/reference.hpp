// The ten functions once more, by definition: element by element, in plain loops, as slow as they are obvious. The
// checks compare with these, not with the solutions, so that the solutions are checked too.
#pragma once

#include "dnn/dnn.hpp"

namespace checks::reference {

/// W_l = randn(n_l, n_{l-1}) · scale(n_{l-1}) after seed(seed), b_l = 0.
dnn::Parameters initialize(const std::vector<int>& layer_dims, unsigned seed, double (*scale)(int n_prev));

/// g(z) and g'(z) of one number.
double activation(double z, dnn::Activation g);
double activation_derivative(double z, dnn::Activation g);

/// Z_ij = Σ_k W_ik·A_kj + b_i
arma::mat linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b);

/// A_ij = g(Z_ij)
std::pair<arma::mat, dnn::Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                           const arma::mat& b, dnn::Activation g);

std::pair<arma::mat, std::vector<dnn::Cache>> L_model_forward(const arma::mat& X,
                                                              const dnn::Parameters& parameters);

/// J = -1/m · Σ_i (y_i·log a_i + (1 - y_i)·log(1 - a_i))
double compute_cost(const arma::mat& AL, const arma::mat& Y);

/// dW_ij = 1/m · Σ_k dZ_ik·A_jk    db_i = 1/m · Σ_k dZ_ik    dA_prev_ij = Σ_k W_ki·dZ_kj
dnn::LinearGradients linear_backward(const arma::mat& dZ, const dnn::LinearCache& cache);

/// dZ_ij = dA_ij·g'(Z_ij), then linear_backward
dnn::LinearGradients linear_activation_backward(const arma::mat& dA, const dnn::Cache& cache,
                                                dnn::Activation g);

dnn::Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y,
                                const std::vector<dnn::Cache>& caches);

/// θ - α·dθ
dnn::Parameters update_parameters(const dnn::Parameters& parameters, const dnn::Gradients& grads,
                                  double learning_rate);

/// Gradient descent on [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID: both models of part 2.
dnn::Trained model(const arma::mat& X, const arma::mat& Y, dnn::Parameters parameters, double learning_rate,
                   int num_iterations, const dnn::OnIteration& on_iteration = nullptr);

/// ‖grad - gradapprox‖ / (‖grad‖ + ‖gradapprox‖), gradapprox_i = (J(θ + ε·e_i) - J(θ - ε·e_i)) / 2ε
double gradient_check(const dnn::Parameters& parameters, const dnn::Gradients& grads, const arma::mat& X,
                      const arma::mat& Y, double epsilon);

} // namespace checks::reference
