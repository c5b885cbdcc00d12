// The loop of exercises 11 and 12 without its copies, and for networks that become certain.
//
// The stable cost and gradient never see log(0) or 1/0. With z the output layer's Z, -y·log σ(z) - (1 - y)·log(1 - σ(z))
// is max(z, 0) - y·z + log(1 + e^-|z|), as in TensorFlow (tf.nn.sigmoid_cross_entropy_with_logits, which derives it), and
// its derivative is dZ = AL - Y (Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.6). Up to rounding
// both are what the notebook computes, wherever AL is neither 0 nor 1.
#pragma once

#include "dnn/training/dual.hpp"

namespace dnn {

/// Whose formulas for the cost and dAL: compute_cost's and L_model_backward's, or the stable ones.
enum class Formulas { notebook, stable };

/// The mean over all examples, from Z and Y (1, m).
double stable_cost(const arma::mat& Z, const arma::mat& Y);

/// Whether this program has a lean_model. The student kit has none, because it holds answers.
bool has_lean_model();

/// Gradient descent on [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID, L ≥ 2: the costs and parameters of two_layer_model
/// and L_layer_model, up to rounding. All matrices of an iteration are made before the first and used again by the
/// next. dA0 (n_x, m), which nobody needs, is not computed, and no cache holds another copy of X.
Trained lean_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration,
                   Formulas formulas = Formulas::notebook);

/// The same in the dual form, from `parameters` on.
Trained lean_model(const Dual& dual, const arma::mat& Y, DualParameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration,
                   Formulas formulas = Formulas::notebook);

/// L_layer_model with the stable formulas, for L ≥ 1.
Trained stable_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                     int num_iterations, const OnIteration& on_iteration);

} // namespace dnn
