// Mistakes in initialize_parameters beyond those of any initialization: W1 and W2 or b1 and b2 are mixed up, or one
// of the four is forgotten.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "testcases/initialization.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::Parameters;
using Mistakes = Catalogue<Parameters(int, int, int)>;

constexpr unsigned seed = 1;

Parameters right(int n_x, int n_h, int n_y) {
    return reference::initialize({n_x, n_h, n_y}, seed, [](int) { return 0.01; });
}

/// The right biases, and weights drawn one after the other in these shapes.
Parameters drawn(int n_h, int n_y, std::pair<int, int> W1, std::pair<int, int> W2) {
    np::random::RandomState draws(seed);
    Parameters parameters = {{"b1", arma::zeros(n_h, 1)}, {"b2", arma::zeros(n_y, 1)}};
    parameters["W1"] = 0.01 * draws.randn(W1.first, W1.second);
    parameters["W2"] = 0.01 * draws.randn(W2.first, W2.second);
    return parameters;
}

Mistakes::Entry entry_of(const InitializationMistake& mistake) {
    return {mistake.id, mistake.seen, mistake.look,
            [&mistake](const Answer& got, const Answer&, int n_x, int n_h, int n_y) {
                return is_made(mistake, got, {n_x, n_h, n_y}, seed);
            }};
}

Mistakes::Entry not_assigned(const std::string& key) {
    return {key + "-not-assigned", key + " is empty: nothing was assigned to it. The other three are right.",
            "Which of your lines was meant for " + key + ", and what does it assign to?",
            [key](int n_x, int n_h, int n_y) {
                Parameters parameters = right(n_x, n_h, n_y);
                parameters[key].reset();
                return parameters;
            }};
}

const Mistakes& catalogue() {
    static const Mistakes all = [] {
        Mistakes mistakes = {
            {{4, 3, 2}, {2, 5, 3}, {9, 7, 5}},
            [](int n_x, int n_h, int n_y) {
                return Sizes{{"n_x", n_x}, {"n_h", n_h}, {"n_y", n_y}};
            },
            {
                {"weights-of-swapped-shapes", "W1 and W2 have each other's shapes.",
                 "See the table \"Shapes\": which weights lead from the inputs to the hidden units?",
                 [](int n_x, int n_h, int n_y) {
                     return drawn(n_h, n_y, {n_y, n_h}, {n_h, n_x});
                 }},
                {"W2-has-the-shape-of-W1", "W2 has the shape of W1, (n_h, n_x); W1 is right.",
                 "W2 leads from the {n_h} hidden units to the {n_y} outputs. See the table \"Shapes\".",
                 [](int n_x, int n_h, int n_y) {
                     return drawn(n_h, n_y, {n_h, n_x}, {n_h, n_x});
                 }},
                {"W2-from-the-inputs",
                 "W2 has one column per input, {n_x}, instead of one per hidden unit, {n_h}.",
                 "W2 leads from the hidden units to the outputs: its columns are what goes in.",
                 [](int n_x, int n_h, int n_y) {
                     return drawn(n_h, n_y, {n_h, n_x}, {n_y, n_x});
                 }},
                {"W1-to-the-outputs",
                 "W1 has one row per output, {n_y}, instead of one per hidden unit, {n_h}.",
                 "W1 leads from the inputs to the hidden units: its rows are what comes out.",
                 [](int n_x, int n_h, int n_y) {
                     return drawn(n_h, n_y, {n_y, n_x}, {n_y, n_h});
                 }},
                {"biases-swapped", "b1 and b2 have each other's shapes.",
                 "See the table \"Shapes\": which units does each of them belong to?",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     std::swap(parameters["b1"], parameters["b2"]);
                     return parameters;
                 }},
                {"b1-of-output-size",
                 "b1 has one row per output, {n_y}, instead of one per hidden unit, {n_h}.",
                 "b1 belongs to the hidden layer. See the table \"Shapes\".",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     parameters["b1"] = arma::zeros(n_y, 1);
                     return parameters;
                 }},
                {"b2-of-input-size", "b2 has one row per input, {n_x}, instead of one per output, {n_y}.",
                 "b2 belongs to the output layer. See the table \"Shapes\".",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     parameters["b2"] = arma::zeros(n_x, 1);
                     return parameters;
                 }},
                {"W2-assigned-to-W1", "W2 is empty, and W1 holds the draws meant for W2.",
                 "Look at the left-hand sides of your lines: which name appears twice?",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     parameters["W1"] = parameters["W2"];
                     parameters["W2"].reset();
                     return parameters;
                 }},
                {"b2-assigned-to-b1", "b2 is empty, and b1 holds what was meant for b2.",
                 "Look at the left-hand sides of your lines: which name appears twice?",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     parameters["b1"] = parameters["b2"];
                     parameters["b2"].reset();
                     return parameters;
                 }},
                {"weights-exchanged-in-dictionary", "The key \"W1\" holds W2, and \"W2\" holds W1.",
                 "Look at the return line: which matrix goes with which key?",
                 [](int n_x, int n_h, int n_y) {
                     Parameters parameters = right(n_x, n_h, n_y);
                     std::swap(parameters["W1"], parameters["W2"]);
                     return parameters;
                 }},
            }};
        for (const char* key : {"W1", "b1", "W2", "b2"})
            mistakes.entries.push_back(not_assigned(key));
        surround(mistakes.entries, entry_of);
        return mistakes;
    }();
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::initialize_parameters, right, catalogue(),
                     by_seeded_formula<int, int, int>("initialize_parameters", seed, catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("initialize_parameters");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
