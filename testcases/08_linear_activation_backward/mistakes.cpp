// Mistakes in linear_activation_backward: all by its formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <cmath>

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache;
using Mistakes = Catalogue<dnn::LinearGradients(const mat&, const Cache&, Activation)>;

/// True if each sign of dA meets each sign of Z: otherwise a mistake in relu may leave no trace.
bool has_all_signs(const mat& dA, const mat& Z) {
    const auto meet = [&](double sign_of_dA, double sign_of_Z) {
        return arma::any(arma::vectorise(sign_of_dA * dA > 0 && sign_of_Z * Z > 0));
    };
    return meet(1, 1) && meet(1, -1) && meet(-1, 1) && meet(-1, -1);
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const Activation g : {Activation::sigmoid, Activation::relu, Activation::tanh,
                                       Activation::sigmoid, Activation::relu, Activation::tanh}) {
                const bool first = inputs.size() < 3;
                const int n_prev = first ? 3 : 6, n = first ? 4 : 5, m = first ? 5 : 7;
                Cache cache;
                mat dA;
                do {
                    cache.linear = random_layer(draws, n_prev, n, m);
                    cache.Z = reference::linear_forward(cache.linear.A, cache.linear.W / std::sqrt(n_prev),
                                                        cache.linear.b);
                    if (g == Activation::relu) // at its kink
                        for (arma::uword i = 0; i < cache.Z.n_elem; i += 3)
                            cache.Z(i) = 0;
                    dA = draws.randn(n, m);
                } while (!has_all_signs(dA, cache.Z));
                inputs.emplace_back(dA, cache, g);
            }
            return inputs;
        }(),
        [](const mat& dA, const Cache& cache, Activation) {
            return Sizes{{"m", dA.n_cols}, {"n_l", dA.n_rows}, {"n_{l-1}", cache.linear.A.n_rows}};
        },
        {},
        [](const mat& dA, const Cache& cache, Activation) {
            return Results{
                {"dA", dA}, {"A_prev", cache.linear.A}, {"W", cache.linear.W}, {"b", cache.linear.b}};
        },
        [](auto&, auto&, Activation g) { return formula::case_of(g); },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("linear_activation_backward", &dnn::linear_activation_backward,
                              reference::linear_activation_backward, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("linear_activation_backward", catalogue());
}

} // namespace checks
