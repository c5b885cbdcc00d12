// The loop of exercises 11 and 12 for large inputs: the first layer's inputs are never copied.
#pragma once

#include "dnn/dnn.hpp"

namespace dnn {

/// The first layer's inputs: X (n_x, m), or the R (m, m) of its reduction, whose zeros are skipped.
struct Inputs {
    const arma::mat& X;
    bool upper_triangular = false;
};

/// Gradient descent on [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID, L ≥ 2: the costs and parameters of two_layer_model
/// and L_layer_model, up to rounding. The first layer is done here, in place; everything above it by L_model_forward,
/// compute_cost, L_model_backward and update_parameters, with A1 as their input. So dA0 (n_x, m), which nobody needs,
/// is not computed, and no cache holds another copy of X.
Trained lean_model(const Inputs& inputs, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration);

} // namespace dnn
