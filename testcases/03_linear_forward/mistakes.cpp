// The inputs by which mistakes in linear_forward are told apart; what they are is in the formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using arma::mat;
using Mistakes = Catalogue<std::pair<mat, dnn::LinearCache>(const mat&, const mat&, const mat&)>;

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 3, 2}, {2, 6, 4}, {4, 7, 3}}) {
                const dnn::LinearCache layer = random_layer(draws, n_prev, n, m);
                inputs.emplace_back(layer.A, layer.W, layer.b);
            }
            return inputs;
        }(),
        [](const mat& A, const mat& W, const mat&) {
            return Sizes{{"m", A.n_cols}, {"n_l", W.n_rows}, {"n_{l-1}", W.n_cols}};
        },
        {},
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    const auto reference = [](const mat& A, const mat& W, const mat& b) {
        return std::pair(reference::linear_forward(A, W, b), dnn::LinearCache{A, W, b});
    };
    return formula::recognize("linear_forward", &dnn::linear_forward, reference, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("linear_forward", catalogue());
}

} // namespace checks
