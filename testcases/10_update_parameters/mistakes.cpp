// Mistakes in update_parameters: by its formula, but for keys that do not exist.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using dnn::Gradients, dnn::Parameters;
using Mistakes = Catalogue<Parameters(const Parameters&, const Gradients&, double)>;

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            double rate = 0.3;
            // In the last ones the gradients fit other parameters, too, so that what throws in the others shows its
            // numbers.
            for (const std::vector<int>& layer_dims : std::vector<std::vector<int>>{
                     {4, 1}, {3, 5, 1}, {5, 4, 3, 2}, {3, 6, 4, 5, 1}, {2, 2, 2, 2}, {1, 1, 1, 1}}) {
                const int m = layer_dims.back() + 6;
                const Network network = random_network(draws, layer_dims, m);
                Gradients grads = reference::L_model_backward(
                    draws.uniform(0.1, 0.9, layer_dims.back(), m), network.Y,
                    reference::L_model_forward(network.X, network.parameters).second);
                for (auto& [key, gradient] : grads)
                    gradient =
                        draws.randn(static_cast<int>(gradient.n_rows), static_cast<int>(gradient.n_cols));
                inputs.emplace_back(network.parameters, grads, rate);
                rate += 0.3; // up to 1.8: above 1, its square is larger
            }
            return inputs;
        }(),
        [](const Parameters& parameters, const Gradients& grads, double learning_rate) {
            return Sizes{{"L", parameters.size() / 2},
                         {"m", grads.at("dA0").n_cols},
                         {"learning_rate", learning_rate}};
        },
        {{"grads-returned", "The result holds the gradients instead: dA0, dW1, db1, …",
          "Which dictionary is returned: grads or updated?",
          [](const Parameters&, const Gradients& grads, double) { return grads; }},
         {"nothing-returned", "The result is empty.",
          "Which dictionary is returned, and what was stored in it?",
          [](const Parameters&, const Gradients&, double) { return Parameters(); }},
         {"no-such-key", "It threw an exception: at() was given a key that does not exist. Here {L}.",
          "The layers are 1 to L, and each gradient's key begins with d: \"dW1\", \"db1\", … Which key does "
          "your loop ask for first, and which last?",
          [](const Answer& got, const Answer&, const Parameters&, const Gradients&, double) {
              return got.words() == "map::at";
          }}},
        [](const Parameters& parameters, const Gradients& grads, double) {
            Results matrices(parameters.begin(), parameters.end());
            matrices.insert(matrices.end(), grads.begin(), grads.end());
            return matrices;
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("update_parameters", &dnn::update_parameters, reference::update_parameters,
                              catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("update_parameters", catalogue());
}

} // namespace checks
