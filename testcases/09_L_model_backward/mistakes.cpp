// Mistakes in L_model_backward that no formula can say: the causes of exceptions, and keys of another kind.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <algorithm>

namespace checks {
namespace {

using arma::mat;
using dnn::Cache, dnn::Gradients;
using Caches = std::vector<Cache>;
using Mistakes = Catalogue<Gradients(const mat&, const mat&, const Caches&)>;

/// A network after its forward step: labels of both kinds, Z of both signs in every layer, and an example that passes
/// relu in every layer, so that a wrong cache or activation does not leave only 0. With `any_AL` the activations of the
/// last layer are drawn, as in the notebook's cell, and have nothing to do with its Z.
std::tuple<mat, mat, Caches> forward(np::random::RandomState& draws, const std::vector<int>& layer_dims,
                                     int m, bool any_AL) {
    for (;;) {
        Network network = random_network(draws, layer_dims, m);
        network.Y(0) = 0;
        network.Y(1) = 1;
        auto [AL, caches] = reference::L_model_forward(network.X, network.parameters);
        if (any_AL)
            AL = draws.uniform(0.1, 0.9, 1, m);
        bool alive = arma::abs(reference::L_model_backward(AL, network.Y, caches).at("dA0")).max() > 1e-3;
        bool passes = false;
        for (int k = 0; k < m; ++k)
            passes = passes || std::all_of(caches.begin(), caches.end(),
                                           [k](const Cache& cache) { return cache.Z.col(k).max() > 0; });
        for (const Cache& cache : caches)
            alive = alive && cache.Z.min() < 0 && cache.Z.max() > 0;
        if (alive && passes)
            return {AL, network.Y, caches};
    }
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            // Three layers first, so that a slip in any of them shows.
            inputs.push_back(forward(draws, {5, 4, 3, 1}, 4, true));
            inputs.push_back(forward(draws, {3, 6, 4, 5, 1}, 7, true));
            inputs.push_back(forward(draws, {3, 5, 1}, 6, false));
            inputs.push_back(forward(draws, {4, 1}, 3, false));
            // Here all shapes fit, so that what throws in the others shows its numbers.
            inputs.push_back(forward(draws, {1, 1, 1, 1}, 8, false));
            inputs.push_back(forward(draws, {1, 1, 1, 1, 1}, 5, false));
            return inputs;
        }(),
        [](const mat& AL, const mat&, const Caches& caches) {
            return Sizes{{"m", AL.n_cols}, {"L", caches.size()}};
        },
        {
            {"keys-without-d",
             "The keys are those of the parameters and activations: the d in front is missing.",
             "See the table of keys, and the keys listed for L = 3 below it.",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 Gradients grads;
                 for (const auto& [key, value] : reference::L_model_backward(AL, Y, caches))
                     grads[key.substr(1)] = value;
                 return grads;
             }},
            {"dA-key-not-there", "It threw an exception: grads has no entry under the key given to at().",
             "What layer l needs was stored by the layer above, under \"dA\" + l; dAL is in no dictionary.",
             [](const Answer& got, const Answer&, const mat&, const mat&, const Caches&) {
                 return got.words() == "map::at";
             }},
        },
        [](const mat&, const mat&, const Caches& caches) {
            Results matrices; // AL and Y have the shape of the last Z
            for (std::size_t l = 0; l < caches.size(); ++l) {
                const std::string cache = "caches[" + std::to_string(l) + "].";
                matrices.insert(matrices.end(),
                                {{cache + "Z", caches[l].Z}, {cache + "linear.W", caches[l].linear.W}});
            }
            return matrices;
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("L_model_backward", &dnn::L_model_backward, reference::L_model_backward,
                              catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("L_model_backward", catalogue());
}

} // namespace checks
