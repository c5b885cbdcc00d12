#include "dnn/training/lean_model.hpp"

#include "dnn/dnn_utils.hpp"

#include <cblas.h>

namespace dnn {

namespace {

/// Z = W·X, where Wt is W's transpose.
void forward(arma::mat& Z, const arma::mat& Wt, const Inputs& inputs) {
    if (!inputs.upper_triangular) {
        Z = Wt.t() * inputs.X;
        return;
    }
    Z = Wt.t(); // Z := Z·R, in place: half the products, since the other half are with zeros
    const auto n = static_cast<blasint>(Z.n_rows), m = static_cast<blasint>(Z.n_cols);
    cblas_dtrmm(CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, n, m, 1.0,
                inputs.X.memptr(), m, Z.memptr(), n);
}

/// dWt = X·dZᵀ, the transpose of dZ·Xᵀ.
void backward(arma::mat& dWt, const arma::mat& dZ, const Inputs& inputs) {
    if (!inputs.upper_triangular) {
        dWt = inputs.X * dZ.t();
        return;
    }
    dWt = dZ.t(); // dWt := R·dWt
    const auto n = static_cast<blasint>(dWt.n_cols), m = static_cast<blasint>(dWt.n_rows);
    cblas_dtrmm(CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, m, n, 1.0,
                inputs.X.memptr(), m, dWt.memptr(), m);
}

/// Layer l of one network as layer l + shift of another.
void move_layers(Parameters& from, Parameters& to, int first, int shift) {
    const int L = static_cast<int>(from.size()) / 2;
    for (int l = first; l <= L; ++l)
        for (const char* name : {"W", "b"})
            to[name + std::to_string(l + shift)] = std::move(from.at(name + std::to_string(l)));
}

} // namespace

Trained lean_model(const Inputs& inputs, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration) {
    // W1 transposed, (n_x, n_1): for X·dZᵀ the BLAS packs X in small blocks, for dZ·Xᵀ all of it.
    arma::mat Wt = parameters.at("W1").t(), b1 = std::move(parameters.at("b1"));
    Parameters above; // layers 2 to L as layers 1 to L-1
    move_layers(parameters, above, 2, -1);
    const double m = static_cast<double>(Y.n_cols);

    std::vector<double> costs;
    arma::mat Z1, dZ1, dWt; // Z1, dZ1: (n_1, m); dWt: like Wt. The same memory in every iteration
    for (int i = 0; i < num_iterations; ++i) {
        forward(Z1, Wt, inputs);
        Z1.each_col() += b1.col(0);
        const auto [AL, caches] = L_model_forward(relu(Z1), above);
        costs.push_back(compute_cost(AL, Y));
        if (!on_iteration(i, costs.back()))
            break;

        const Gradients grads = L_model_backward(AL, Y, caches);
        dZ1 = relu_backward(grads.at("dA0"), Z1); // dA0 of the layers above is dA1 of the network
        backward(dWt, dZ1, inputs);
        Wt -= learning_rate / m * dWt;
        b1 -= learning_rate / m * arma::sum(dZ1, 1);
        above = update_parameters(above, grads, learning_rate);
    }
    move_layers(above, parameters, 1, +1);
    parameters.at("W1") = Wt.t();
    parameters.at("b1") = std::move(b1);
    return {std::move(parameters), std::move(costs)};
}

} // namespace dnn
