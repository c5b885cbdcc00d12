// Mistakes in linear_backward: all by its formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::LinearCache;
using Mistakes = Catalogue<dnn::LinearGradients(const mat&, const LinearCache&)>;

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            // In the last one all products fit, so that what throws in the others shows its numbers.
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 2, 7}, {2, 6, 3}, {4, 4, 4}}) {
                const LinearCache cache = random_layer(draws, n_prev, n, m);
                inputs.emplace_back(draws.randn(n, m), cache);
            }
            return inputs;
        }(),
        [](const mat& dZ, const LinearCache& cache) {
            return Sizes{{"m", dZ.n_cols}, {"n_l", dZ.n_rows}, {"n_{l-1}", cache.A.n_rows}};
        },
        {},
        [](const mat& dZ, const LinearCache& cache) {
            return Results{{"dZ", dZ}, {"A_prev", cache.A}, {"W", cache.W}, {"b", cache.b}};
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("linear_backward", &dnn::linear_backward, reference::linear_backward,
                              catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("linear_backward", catalogue());
}

} // namespace checks
