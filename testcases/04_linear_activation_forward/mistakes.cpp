// The inputs by which mistakes in linear_activation_forward are told apart; what they are is in the formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache;
using enum dnn::Activation;
using Result = std::pair<mat, Cache>;
using Mistakes = Catalogue<Result(const mat&, const mat&, const mat&, Activation)>;

std::string its_case(const mat&, const mat&, const mat&, Activation g) {
    return formula::case_of(g);
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 3, 7}, {2, 6, 4}})
                for (const Activation g : {sigmoid, relu, tanh}) {
                    const dnn::LinearCache layer = random_layer(draws, n_prev, n, m);
                    inputs.emplace_back(layer.A, layer.W, layer.b, g);
                }
            return inputs;
        }(),
        [](const mat& A_prev, const mat& W, const mat&, Activation) {
            return Sizes{{"m", A_prev.n_cols}, {"n_l", W.n_rows}, {"n_{l-1}", W.n_cols}};
        },
        {},
        {},
        its_case,
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("linear_activation_forward", &dnn::linear_activation_forward,
                              reference::linear_activation_forward, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("linear_activation_forward", catalogue());
}

} // namespace checks
