// Mistakes in L_model_forward that no formula can say: an exception's cause, and the order of a map's keys.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <algorithm>

namespace checks {
namespace {

using arma::mat;
using dnn::Parameters;
using Mistakes = Catalogue<std::pair<mat, std::vector<dnn::Cache>>(const mat&, const Parameters&)>;

/// The parameters as those get them who walk through the map: "W10" before "W2".
Parameters in_order_of_the_map(const Parameters& parameters) {
    std::vector<std::string> numbers;
    for (std::size_t l = 1; l <= parameters.size() / 2; ++l)
        numbers.push_back(std::to_string(l));
    std::vector<std::string> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    Parameters others;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        for (const char* key : {"W", "b"})
            others[key + numbers[i]] = parameters.at(key + sorted[i]);
    return others;
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            int m = 5;
            // Three layers first, so that a slip in any of them shows. In the square ones a wrong layer's matrix fits; from 10 layers on, "W10" comes before "W2" in the map.
            for (const std::vector<int>& dims : {std::vector{6, 5, 4, 2},
                                                 {5, 4, 3},
                                                 {7, 6, 5, 4, 1},
                                                 {3, 2},
                                                 {4, 1},
                                                 {3, 3},
                                                 {3, 3, 3},
                                                 {4, 4, 4, 4},
                                                 {3, 2, 4, 3, 5, 4, 3, 4, 2, 5, 3},
                                                 {4, 3, 5, 4, 2, 3, 4, 5, 3, 4, 5, 2}}) {
                const Network network = random_network(draws, dims, m++);
                inputs.emplace_back(network.X, network.parameters);
            }
            return inputs;
        }(),
        [](const mat& X, const Parameters& parameters) {
            return Sizes{{"L", parameters.size() / 2}, {"m", X.n_cols}, {"n_x", X.n_rows}};
        },
        {
            {"key-of-one-digit", "With 10 or more layers, at() was given a key that does not exist.",
             "How is the key built from l? A single character holds only one digit: use std::to_string.",
             [](const Answer& got, const Answer&, const mat&, const Parameters& parameters) {
                 return parameters.size() >= 20 && got.thrown == "map::at";
             }},
            {"layers-in-order-of-the-map",
             "With 10 or more layers, they were applied in the order of the map's keys.",
             "As text, \"W10\" comes before \"W2\". Count the layers and build the keys: see the pitfalls.",
             [](const mat& X, const Parameters& parameters) {
                 return reference::L_model_forward(X, in_order_of_the_map(parameters));
             }},
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("L_model_forward", &dnn::L_model_forward, reference::L_model_forward,
                              catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("L_model_forward", catalogue());
}

} // namespace checks
