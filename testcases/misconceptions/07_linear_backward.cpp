// What goes wrong in linear_backward. One product, one sum and another product: most mistakes are a factor 1/m at the
// wrong place, or a sum along the wrong axis.
#include "testcases/check.hpp"
#include "testcases/misconceptions.hpp"

namespace testcases {
namespace {

using arma::mat;
using dnn::LinearCache, dnn::LinearGradients;
using Mistakes = Catalogue<LinearGradients(const mat&, const LinearCache&)>;

/// The right answer, for mistakes that spoil a part of it.
LinearGradients right(const mat& dZ, const LinearCache& cache) {
    return reference::linear_backward(dZ, cache);
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen(100);
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 2, 7}, {2, 6, 3}}) {
                const LinearCache cache = random_layer(draws, n_prev, n, m);
                inputs.emplace_back(draws.randn(n, m), cache);
            }
            return inputs;
        }(),
        [](const mat& dZ, const LinearCache& cache) {
            return Sizes{{"m", dZ.n_cols}, {"n_l", dZ.n_rows}, {"n_{l-1}", cache.A.n_rows}};
        },
        {
            {"nothing-averaged", "dW and db are both {m} times too large in every element.",
             "Look at equations (8) and (9): a gradient of the cost is an average over the examples.",
             [](const mat& dZ, const LinearCache& cache) {
                 const double m = dZ.n_cols;
                 LinearGradients g = right(dZ, cache);
                 g.dW *= m;
                 g.db *= m;
                 return g;
             }},
            {"dW-not-averaged", "dW is {m} times too large in every element; db and dA_prev are right.",
             "Look at equation (8): what stands before dZ·Aᵀ?",
             [](const mat& dZ, const LinearCache& cache) {
                 LinearGradients g = right(dZ, cache);
                 g.dW *= dZ.n_cols;
                 return g;
             }},
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::linear_backward, reference::linear_backward, catalogue());
}

std::vector<std::string> misconception_ids() {
    return ids_of(catalogue());
}

} // namespace testcases
