#include "dnn/training/lean_model.hpp"

#include "dnn/dnn_utils.hpp"

#include <algorithm>
#include <cblas.h>
#include <cmath>

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

/// L_model_backward from dZ = AL - Y on.
Gradients stable_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    const int L = static_cast<int>(caches.size());
    for (int l = L; l >= 1; --l) {
        const Cache& cache = caches[static_cast<std::size_t>(l - 1)];
        auto [dA_prev, dW, db] =
            l == L ? linear_backward(AL - Y, cache.linear)
                   : linear_activation_backward(grads.at("dA" + std::to_string(l)), cache, Activation::relu);
        grads["dA" + std::to_string(l - 1)] = std::move(dA_prev);
        grads["dW" + std::to_string(l)] = std::move(dW);
        grads["db" + std::to_string(l)] = std::move(db);
    }
    return grads;
}

double cost_of(Formulas formulas, const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    return formulas == Formulas::stable ? stable_cost(caches.back().Z, Y) : compute_cost(AL, Y);
}

Gradients gradients_of(Formulas formulas, const arma::mat& AL, const arma::mat& Y,
                       const std::vector<Cache>& caches) {
    return formulas == Formulas::stable ? stable_backward(AL, Y, caches) : L_model_backward(AL, Y, caches);
}

} // namespace

double stable_cost(const arma::mat& Z, const arma::mat& Y) {
    double sum = 0;
    for (arma::uword i = 0; i < Z.n_elem; ++i)
        sum += std::max(Z(i), 0.0) - Y(i) * Z(i) + std::log1p(std::exp(-std::abs(Z(i))));
    return sum / static_cast<double>(Y.n_cols);
}

Trained stable_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                     int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    for (int i = 0; i < num_iterations; ++i) {
        const auto [AL, caches] = L_model_forward(X, parameters);
        costs.push_back(cost_of(Formulas::stable, AL, Y, caches));
        if (!on_iteration(i, costs.back()))
            break;
        parameters = update_parameters(parameters, stable_backward(AL, Y, caches), learning_rate);
    }
    return {std::move(parameters), std::move(costs)};
}

Trained lean_model(const Inputs& inputs, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration, Formulas formulas) {
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
        costs.push_back(cost_of(formulas, AL, Y, caches));
        if (!on_iteration(i, costs.back()))
            break;

        const Gradients grads = gradients_of(formulas, AL, Y, caches);
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
