// The loop of exercises 11 and 12 for inputs that are large: nothing of the first layer's inputs is copied.
#pragma once

#include "dnn/dnn.hpp"

namespace dnn {

/// What the first layer multiplies by: X (n_x, m), or the R (m, m) of its reduction, whose zeros are left out.
struct Inputs {
    const arma::mat& X;
    bool upper_triangular = false;
};

/// Gradient descent on [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID, L ≥ 2: the costs and parameters of two_layer_model and
/// L_layer_model to rounding. The first layer is done here, in place; all above it by L_model_forward, compute_cost,
/// L_model_backward and update_parameters, for which A1 is the input. So dA0 (n_x, m), which nobody needs, is not
/// computed, and no cache holds another X.
Trained lean_model(const Inputs& inputs, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration);

} // namespace dnn
