#include "dnn/training/lean_model.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/training/few_rows.hpp"
#include "dnn/training/one_thread.hpp"

#include <algorithm>
#include <cmath>

namespace dnn {

namespace {

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
    /// W1 -= rate·dZ1·Xᵀ, b1 -= rate·dZ1·1
    void step(const arma::mat& dZ1, double rate) {
        dWt_ = X_ * dZ1.t();
        Wt_ -= rate * dWt_;
        b_ -= rate * dZ1 * ones_;
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

/// The same with few units: X is read as it is, in each of the two products, by all threads.
class NarrowLayer {
public:
    NarrowLayer(const arma::mat& X, const Parameters& parameters, int threads)
        : X_(X), units_(parameters.at("W1").n_rows), sizes_{padded_rows(units_), X.n_rows, X.n_cols},
          threads_(threads), ones_(X.n_cols, arma::fill::ones) {
        W_.zeros(sizes_.rows, X.n_rows);
        b_.zeros(sizes_.rows);
        Z_.zeros(sizes_.rows, X.n_cols);
        W_.head_rows(units_) = parameters.at("W1");
        b_.head_rows(units_) = parameters.at("b1");
    }

    /// Z1 = W1·X + b1
    void forward(arma::mat& Z1) {
        Z_.each_col() = b_;
        in_parallel(X_.n_cols, operations(), threads_, [this](std::size_t begin, std::size_t end) {
            add_product(Z_.colptr(begin), W_.memptr(), X_.colptr(begin),
                        {sizes_.rows, sizes_.inner, end - begin});
        });
        Z1 = Z_.head_rows(units_);
    }
    /// W1 -= rate·dZ1·Xᵀ, b1 -= rate·dZ1·1
    void step(const arma::mat& dZ1, double rate) {
        Z_.head_rows(units_) = rate * dZ1; // below it are zeros
        in_parallel(X_.n_rows, operations(), threads_, [this](std::size_t begin, std::size_t end) {
            subtract_product(W_.memptr(), Z_.memptr(), X_.memptr(), sizes_, begin, end);
        });
        b_ -= Z_ * ones_;
    }
    void put_back(Parameters& parameters) const {
        parameters["W1"] = W_.head_rows(units_);
        parameters["b1"] = b_.head_rows(units_);
    }

private:
    double operations() const {
        return 2.0 * static_cast<double>(sizes_.rows * sizes_.inner) * static_cast<double>(sizes_.columns);
    }

    const arma::mat& X_;
    arma::uword units_; // n_1; below it, the others have rows of zeros
    FewRows sizes_;
    int threads_;
    arma::mat W_, Z_;
    arma::vec b_, ones_;
};

/// The first layer in its dual form: D1 sums up dZ1.
class DualLayer {
public:
    DualLayer(const Dual& dual, const DualParameters& parameters)
        : dual_(dual), units_(dual.Z1_start().n_rows),
          has_few_rows_(has_few_rows_products() && dual.K().n_cols <= Dual::few_images) {
        const arma::uword rows = has_few_rows_ ? padded_rows(units_) : units_;
        Z_start_.zeros(rows, dual.K().n_cols);
        Z_ = D_ = Z_start_;
        Z_start_.head_rows(units_) = dual.Z1_start();
        D_.head_rows(units_) = parameters.at("D1");
    }

    /// Z1 = Z1_start + D1·K
    void forward(arma::mat& Z1) {
        Z_ = Z_start_;
        if (has_few_rows_)
            add_product(Z_.memptr(), D_.memptr(), dual_.K().memptr(), {Z_.n_rows, Z_.n_cols, Z_.n_cols});
        else
            Z_ += D_ * dual_.K();
        Z1 = Z_.head_rows(units_);
    }
    /// D1 -= rate·dZ1
    void step(const arma::mat& dZ1, double rate) { D_.head_rows(units_) -= rate * dZ1; }
    void put_back(DualParameters& parameters) const { parameters["D1"] = D_.head_rows(units_); }

private:
    const Dual& dual_;
    arma::uword units_; // n_1; below it, the others have rows of zeros
    bool has_few_rows_;
    arma::mat Z_start_, Z_, D_;
};

/// Exercise 6 from Z and AL = σ(Z).
double cost_of(Formulas formulas, const arma::mat& Z, const arma::mat& AL, const arma::mat& Y) {
    if (formulas == Formulas::stable)
        return stable_cost(Z, Y);
    return -arma::accu(Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL)) / static_cast<double>(Y.n_cols);
}

/// Layer l ≥ 2, and its numbers of this iteration. Without them, it is the first.
struct Layer {
    arma::mat W;
    arma::vec b;
    arma::mat A, dZ; // (n_l, m); Z turns into A, and dA into dZ, in place
};

/// The layers above the first, whose A is their input.
class LayersAbove {
public:
    LayersAbove(const Parameters& parameters, arma::uword n_1, arma::uword m) : ones_(m, arma::fill::ones) {
        layers_.push_back({{}, {}, arma::mat(n_1, m), arma::mat(n_1, m)});
        for (int l = 2; parameters.contains('W' + std::to_string(l)); ++l) {
            const arma::mat& W = parameters.at('W' + std::to_string(l));
            layers_.push_back(
                {W, parameters.at('b' + std::to_string(l)), arma::mat(W.n_rows, m), arma::mat(W.n_rows, m)});
        }
        Z_ = layers_.back().A;
    }

    arma::mat& Z1() { return layers_.front().A; }
    const arma::mat& dZ1() const { return layers_.front().dZ; }

    /// From Z1 to the cost.
    double forward(const arma::mat& Y, Formulas formulas) {
        for (std::size_t l = 1; l < layers_.size(); ++l) {
            arma::mat& A_prev = layers_[l - 1].A;
            A_prev.transform([](double z) { return z <= 0 ? 0.0 : z; }); // NaN stays NaN, as in relu
            layers_[l].A = layers_[l].W * A_prev;
            layers_[l].A.each_col() += layers_[l].b;
        }
        Z_ = layers_.back().A;
        layers_.back().A.transform([](double z) { return 1 / (1 + std::exp(-z)); });
        return cost_of(formulas, Z_, layers_.back().A, Y);
    }

    /// From the cost to dZ1; on the way, each layer makes its step.
    void backward(const arma::mat& Y, double rate, Formulas formulas) {
        const arma::mat& AL = layers_.back().A;
        if (formulas == Formulas::stable)
            layers_.back().dZ = AL - Y;
        else
            layers_.back().dZ = ((1 - Y) / (1 - AL) - Y / AL) % AL % (1 - AL);
        for (std::size_t l = layers_.size() - 1; l > 0; --l) {
            Layer &layer = layers_[l], &prev = layers_[l - 1];
            prev.dZ = layer.W.t() * layer.dZ;
            std::transform(prev.A.begin(), prev.A.end(), prev.dZ.begin(), prev.dZ.begin(),
                           [](double a, double da) { return a <= 0 ? 0 : da; }); // A > 0 where Z > 0
            layer.W -= rate * layer.dZ * prev.A.t();
            layer.b -= rate * layer.dZ * ones_;
        }
    }

    void put_back(Parameters& parameters) const {
        for (std::size_t l = 1; l < layers_.size(); ++l) {
            parameters['W' + std::to_string(l + 1)] = layers_[l].W;
            parameters['b' + std::to_string(l + 1)] = layers_[l].b;
        }
    }

private:
    std::vector<Layer> layers_; // from layer 1 on
    arma::mat Z_;               // (1, m), of the output layer
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
        first.step(above.dZ1(), rate);
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
    const auto descend_from = [&](auto first) {
        LayersAbove above(parameters, n_1, Y.n_cols);
        return descend(std::move(first), std::move(above), Y, std::move(parameters), learning_rate,
                       num_iterations, on_iteration, formulas);
    };
    if (!has_few_rows_products() || n_1 > max_rows)
        return descend_from(PrimalLayer(X, parameters));
    const OneThread of_the_blas;
    return descend_from(NarrowLayer(X, parameters, of_the_blas.before()));
}

Trained lean_model(const Dual& dual, const arma::mat& Y, DualParameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration, Formulas formulas) {
    DualLayer first(dual, parameters);
    LayersAbove above(parameters, parameters.at("D1").n_rows, Y.n_cols);
    return descend(std::move(first), std::move(above), Y, std::move(parameters), learning_rate,
                   num_iterations, on_iteration, formulas);
}

} // namespace dnn
