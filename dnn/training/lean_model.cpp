#include "dnn/training/lean_model.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/training/few_rows.hpp"
#include "dnn/training/one_thread.hpp"
#include "dnn/training/relu.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dnn {

namespace {

/// M in the upper left corner of zeros, where the products of few rows want more of them. From there on, zeros stay zeros.
arma::mat padded(const arma::mat& M, arma::uword columns) {
    arma::mat all(padded_rows(M.n_rows), columns, arma::fill::zeros);
    all(0, 0, arma::size(M)) = M;
    return all;
}

arma::mat padded(const arma::mat& M) {
    return padded(M, M.n_cols);
}

/// The first layer as it is: W1 and b1 learn from X (n_x, m).
class PrimalLayer {
public:
    PrimalLayer(const arma::mat& X, const Parameters& parameters)
        : X_(X), Wt_(parameters.at("W1").t()), b_(parameters.at("b1")), dWt_(arma::size(Wt_)),
          ones_(X.n_cols, arma::fill::ones) {}

    /// Z1 = W1·X + b1
    void forward(arma::mat& Z1) const {
        Z1 = Wt_.t() * X_;
        Z1.each_col() += b_;
    }
    /// W1 -= dZ1·Xᵀ, b1 -= dZ1·1
    void step(const arma::mat& dZ1) {
        dWt_ = X_ * dZ1.t();
        Wt_ -= dWt_;
        b_ -= dZ1 * ones_;
    }
    void put_back(Parameters& parameters) const {
        parameters["W1"] = Wt_.t();
        parameters["b1"] = b_;
    }

private:
    const arma::mat& X_;
    // (n_x, n_1), the transpose of W1: for X·dZᵀ the BLAS packs X in small blocks, for dZ·Xᵀ all of it.
    arma::mat Wt_;
    arma::vec b_;
    arma::mat dWt_;
    arma::vec ones_;
};

/// The same with few units: X is read as it is, in each of the two products.
class NarrowLayer {
public:
    NarrowLayer(const arma::mat& X, const Parameters& parameters, int threads)
        : X_(X), units_(parameters.at("W1").n_rows), threads_(threads), W_(padded(parameters.at("W1"))),
          b_(padded(parameters.at("b1"))), ones_(X.n_cols, arma::fill::ones) {}

    /// Z1 = W1·X + b1
    void forward(arma::mat& Z1) const {
        Z1.each_col() = b_;
        add_product(Z1, W_, X_, threads_);
    }
    /// W1 -= dZ1·Xᵀ, b1 -= dZ1·1
    void step(const arma::mat& dZ1) {
        subtract_product(W_, dZ1, X_, threads_);
        b_ -= dZ1 * ones_;
    }
    void put_back(Parameters& parameters) const {
        parameters["W1"] = W_.head_rows(units_);
        parameters["b1"] = b_.head_rows(units_);
    }

private:
    const arma::mat& X_;
    arma::uword units_; // n_1; below it, the others have rows of zeros
    int threads_;
    arma::mat W_;
    arma::vec b_, ones_;
};

/// The first layer in its dual form: D1 sums up dZ1.
class DualLayer {
public:
    DualLayer(const Dual& dual, const DualParameters& parameters, int threads)
        : K_(dual.K()), units_(dual.Z1_start().n_rows), threads_(threads), Z_start_(padded(dual.Z1_start())),
          D_(padded(parameters.at("D1"))) {}

    /// Z1 = Z1_start + D1·K
    void forward(arma::mat& Z1) const {
        Z1 = Z_start_;
        add_product(Z1, D_, K_, threads_);
    }
    /// D1 -= dZ1
    void step(const arma::mat& dZ1) { D_ -= dZ1; }
    void put_back(DualParameters& parameters) const { parameters["D1"] = D_.head_rows(units_); }

private:
    const arma::mat& K_;
    arma::uword units_; // n_1; below it, the others have rows of zeros
    int threads_;
    arma::mat Z_start_, D_;
};

/// Exercise 6 from Z and AL = σ(Z).
double cost_of(Formulas formulas, const arma::mat& Z, const arma::mat& AL, const arma::mat& Y) {
    if (formulas == Formulas::stable)
        return stable_cost(Z, Y);
    return -arma::accu(Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL)) / static_cast<double>(Y.n_cols);
}

/// Layer l ≥ 2, and its numbers of this iteration. Without its parameters, it is the first.
struct Layer {
    arma::uword units, inputs; // n_l, n_{l-1}; W, b, A and dZ may have more rows and columns, all zero
    arma::mat W, Wt;           // Wt: its transpose
    arma::vec b;
    arma::mat A, dZ; // (n_l, m); Z turns into A, and dA into dZ, in place
};

/// The layers above the first, whose A is their input.
class LayersAbove {
public:
    LayersAbove(const Parameters& parameters, arma::uword n_1, arma::uword m, int threads)
        : threads_(threads), Z_(1, m), AL_(1, m), ones_(m, arma::fill::ones) {
        const auto add = [&](arma::uword units, arma::uword inputs, const arma::mat& W, const arma::mat& b) {
            const arma::mat zeros(padded_rows(units), m, arma::fill::zeros);
            layers_.push_back({units, inputs, W, W.t(), b, zeros, zeros});
        };
        add(n_1, 0, {}, {});
        for (int l = 2; parameters.contains('W' + std::to_string(l)); ++l) {
            const arma::mat& W = parameters.at('W' + std::to_string(l));
            add(W.n_rows, W.n_cols, padded(W, padded_rows(W.n_cols)),
                padded(parameters.at('b' + std::to_string(l))));
        }
    }

    arma::mat& Z1() { return layers_.front().A; }
    const arma::mat& dZ1() const { return layers_.front().dZ; }

    /// From Z1 to the cost.
    double forward(const arma::mat& Y, Formulas formulas) {
        for (std::size_t l = 1; l < layers_.size(); ++l) {
            Layer& layer = layers_[l];
            arma::mat& A_prev = layers_[l - 1].A;
            relu_in_place(A_prev.memptr(), A_prev.n_elem);
            layer.A.each_col() = layer.b;
            add_product(layer.A, layer.W, A_prev, threads_);
        }
        Z_ = AL_ = layers_.back().A.row(0);
        AL_.transform([](double z) { return 1 / (1 + std::exp(-z)); });
        return cost_of(formulas, Z_, AL_, Y);
    }

    /// From the cost to rate·dZ1; on the way, each layer makes its step. All gradients are times `rate`.
    void backward(const arma::mat& Y, double rate, Formulas formulas) {
        if (formulas == Formulas::stable)
            layers_.back().dZ.row(0) = rate * (AL_ - Y);
        else
            layers_.back().dZ.row(0) = rate * (((1 - Y) / (1 - AL_) - Y / AL_) % AL_ % (1 - AL_));
        for (std::size_t l = layers_.size() - 1; l > 0; --l) {
            Layer &layer = layers_[l], &prev = layers_[l - 1];
            layer.Wt = layer.W.t();
            prev.dZ.zeros();
            add_product(prev.dZ, layer.Wt, layer.dZ, threads_);
            relu_backward_in_place(prev.dZ.memptr(), prev.A.memptr(), prev.A.n_elem);
            subtract_product(layer.W, layer.dZ, prev.A, threads_);
            layer.b -= layer.dZ * ones_;
        }
    }

    void put_back(Parameters& parameters) const {
        for (std::size_t l = 1; l < layers_.size(); ++l) {
            const Layer& layer = layers_[l];
            parameters['W' + std::to_string(l + 1)] = layer.W(0, 0, arma::size(layer.units, layer.inputs));
            parameters['b' + std::to_string(l + 1)] = layer.b.head_rows(layer.units);
        }
    }

private:
    std::vector<Layer> layers_; // from layer 1 on
    int threads_;
    arma::mat Z_, AL_; // (1, m), of the output layer
    arma::vec ones_;
};

template <typename FirstLayer>
Trained descend(FirstLayer first, LayersAbove above, const arma::mat& Y, Parameters parameters,
                double learning_rate, int num_iterations, const OnIteration& on_iteration,
                Formulas formulas) {
    const double rate = learning_rate / static_cast<double>(Y.n_cols);
    constexpr int most_reserved = 1 << 16;
    std::vector<double> costs;
    costs.reserve(static_cast<std::size_t>(std::clamp(num_iterations, 0, most_reserved)));
    for (int i = 0; i < num_iterations; ++i) {
        first.forward(above.Z1());
        costs.push_back(above.forward(Y, formulas));
        if (!on_iteration(i, costs.back()))
            break;
        above.backward(Y, rate, formulas);
        first.step(above.dZ1());
    }
    first.put_back(parameters);
    above.put_back(parameters);
    return {std::move(parameters), std::move(costs)};
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
        costs.push_back(stable_cost(caches.back().Z, Y));
        if (!on_iteration(i, costs.back()))
            break;
        parameters = update_parameters(parameters, stable_backward(AL, Y, caches), learning_rate);
    }
    return {std::move(parameters), std::move(costs)};
}

bool has_lean_model() {
    return true;
}

Trained lean_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration, Formulas formulas) {
    const arma::uword n_1 = parameters.at("W1").n_rows;
    const auto descend_from = [&](auto first, int threads) {
        LayersAbove above(parameters, n_1, Y.n_cols, threads);
        return descend(std::move(first), std::move(above), Y, std::move(parameters), learning_rate,
                       num_iterations, on_iteration, formulas);
    };
    if (!has_few_rows_products(n_1))
        return descend_from(PrimalLayer(X, parameters), 1);
    const OneThread of_the_blas;
    const int threads = of_the_blas.before();
    return descend_from(NarrowLayer(X, parameters, threads), threads);
}

Trained lean_model(const Dual& dual, const arma::mat& Y, DualParameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration, Formulas formulas) {
    const arma::uword n_1 = parameters.at("D1").n_rows;
    std::optional<OneThread> of_the_blas;
    int threads = 1;
    if (has_few_rows_products(n_1) && dual.K().n_cols > Dual::few_images)
        threads = of_the_blas.emplace().before();
    DualLayer first(dual, parameters, threads);
    LayersAbove above(parameters, n_1, Y.n_cols, threads);
    return descend(std::move(first), std::move(above), Y, std::move(parameters), learning_rate,
                   num_iterations, on_iteration, formulas);
}

} // namespace dnn
