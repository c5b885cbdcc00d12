#include "checks/reference.hpp"

#include "dnn/numpy.hpp"

#include <cmath>

using arma::uword;
using dnn::Activation;

namespace checks::reference {

dnn::Parameters initialize(const std::vector<int>& layer_dims, unsigned seed, double (*scale)(int n_prev)) {
    np::random::RandomState draws(seed);
    dnn::Parameters parameters;
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        const int n = layer_dims[l], n_prev = layer_dims[l - 1];
        parameters["W" + std::to_string(l)] = draws.randn(n, n_prev) * scale(n_prev);
        parameters["b" + std::to_string(l)] = arma::zeros(n, 1);
    }
    return parameters;
}

double activation(double z, Activation g) {
    switch (g) {
    case Activation::sigmoid:
        return 1 / (1 + std::exp(-z));
    case Activation::relu:
        return z > 0 ? z : 0;
    case Activation::tanh:
        return std::tanh(z);
    }
    return NAN;
}

double activation_derivative(double z, Activation g) {
    const double a = activation(z, g);
    switch (g) {
    case Activation::sigmoid:
        return a * (1 - a);
    case Activation::relu:
        return z > 0 ? 1 : 0;
    case Activation::tanh:
        return 1 - a * a;
    }
    return NAN;
}

arma::mat linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    arma::mat Z(W.n_rows, A.n_cols);
    for (uword i = 0; i < Z.n_rows; ++i)
        for (uword j = 0; j < Z.n_cols; ++j) {
            Z(i, j) = b(i, 0);
            for (uword k = 0; k < W.n_cols; ++k)
                Z(i, j) += W(i, k) * A(k, j);
        }
    return Z;
}

std::pair<arma::mat, dnn::Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                           const arma::mat& b, Activation g) {
    const arma::mat Z = reference::linear_forward(A_prev, W, b);
    arma::mat A = Z;
    A.transform([g](double z) { return activation(z, g); });
    return {A, dnn::Cache{{A_prev, W, b}, Z}};
}

std::pair<arma::mat, std::vector<dnn::Cache>> L_model_forward(const arma::mat& X,
                                                              const dnn::Parameters& parameters) {
    const std::size_t L = parameters.size() / 2;
    arma::mat A = X;
    std::vector<dnn::Cache> caches(L);
    for (std::size_t l = 1; l <= L; ++l)
        std::tie(A, caches[l - 1]) = reference::linear_activation_forward(
            arma::mat(A), parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
            l < L ? Activation::relu : Activation::sigmoid);
    return {A, caches};
}

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    double sum = 0;
    for (uword i = 0; i < Y.n_cols; ++i)
        sum += Y(0, i) * std::log(AL(0, i)) + (1 - Y(0, i)) * std::log(1 - AL(0, i));
    return -sum / static_cast<double>(Y.n_cols);
}

namespace {

/// Without solutions, a learner's function is checked on top of these: given matrices that do not fit, they stop in
/// Armadillo's words, as a product would, instead of using a part of them.
[[noreturn]] void stop_at(const char* operation, const arma::mat& a, const arma::mat& b) {
    throw std::logic_error(
        arma::arma_incompat_size_string(a.n_rows, a.n_cols, b.n_rows, b.n_cols, operation));
}

} // namespace

dnn::LinearGradients linear_backward(const arma::mat& dZ, const dnn::LinearCache& cache) {
    const arma::mat &A = cache.A, &W = cache.W;
    if (dZ.n_cols != A.n_cols)
        stop_at("matrix multiplication", dZ, A.t());
    if (dZ.n_rows != W.n_rows)
        stop_at("matrix multiplication", W.t(), dZ);
    const double m = static_cast<double>(dZ.n_cols);
    dnn::LinearGradients g{arma::zeros(W.n_cols, dZ.n_cols), arma::zeros(dZ.n_rows, A.n_rows),
                           arma::zeros(dZ.n_rows, 1)};
    for (uword k = 0; k < dZ.n_cols; ++k) // example by example
        for (uword i = 0; i < dZ.n_rows; ++i) {
            g.db(i, 0) += dZ(i, k) / m;
            for (uword j = 0; j < A.n_rows; ++j)
                g.dW(i, j) += dZ(i, k) * A(j, k) / m;
            for (uword j = 0; j < W.n_cols; ++j)
                g.dA_prev(j, k) += W(i, j) * dZ(i, k);
        }
    return g;
}

dnn::LinearGradients linear_activation_backward(const arma::mat& dA, const dnn::Cache& cache, Activation g) {
    if (arma::size(dA) != arma::size(cache.Z))
        stop_at("element-wise multiplication", dA, cache.Z);
    arma::mat dZ = dA;
    for (uword i = 0; i < dZ.n_elem; ++i)
        dZ(i) *= activation_derivative(cache.Z(i), g);
    return reference::linear_backward(dZ, cache.linear);
}

dnn::Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y,
                                const std::vector<dnn::Cache>& caches) {
    dnn::Gradients grads;
    arma::mat dA = AL;
    for (uword i = 0; i < AL.n_elem; ++i)
        dA(i) = -Y(i) / AL(i) + (1 - Y(i)) / (1 - AL(i));
    for (std::size_t l = caches.size(); l >= 1; --l) {
        const Activation g = l == caches.size() ? Activation::sigmoid : Activation::relu;
        const dnn::LinearGradients layer = reference::linear_activation_backward(dA, caches[l - 1], g);
        grads["dA" + std::to_string(l - 1)] = dA = layer.dA_prev;
        grads["dW" + std::to_string(l)] = layer.dW;
        grads["db" + std::to_string(l)] = layer.db;
    }
    return grads;
}

dnn::Parameters update_parameters(const dnn::Parameters& parameters, const dnn::Gradients& grads,
                                  double learning_rate) {
    dnn::Parameters updated;
    for (const auto& [name, theta] : parameters)
        updated[name] = theta - learning_rate * grads.at("d" + name);
    return updated;
}

dnn::Trained model(const arma::mat& X, const arma::mat& Y, dnn::Parameters parameters, double learning_rate,
                   int num_iterations, const dnn::OnIteration& on_iteration) {
    std::vector<double> costs;
    for (int i = 0; i < num_iterations; ++i) {
        const auto [AL, caches] = reference::L_model_forward(X, parameters);
        costs.push_back(reference::compute_cost(AL, Y));
        if (on_iteration && !on_iteration(i, costs.back()))
            break;
        parameters = reference::update_parameters(parameters, reference::L_model_backward(AL, Y, caches),
                                                  learning_rate);
    }
    return {parameters, costs};
}

} // namespace checks::reference
