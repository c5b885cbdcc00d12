// Mistakes in initialize_parameters_deep beyond those of any initialization and of the formula: other keys.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "dnn/dnn_utils.hpp"
#include "testcases/initialization.hpp"

namespace checks {
namespace {

using dnn::Parameters;
using Dims = std::vector<int>;
using Mistakes = Catalogue<Parameters(const Dims&)>;

constexpr unsigned seed = 3;

Parameters right(const Dims& dims) {
    return reference::initialize(dims, seed, [](int) { return 0.01; });
}

std::string key(const char* name, std::size_t l) {
    return name + std::to_string(l);
}

Parameters without(Parameters parameters, const std::vector<std::string>& keys) {
    for (const std::string& its : keys)
        parameters.erase(its);
    return parameters;
}

/// True if got has everything wanted, and this key as well.
bool right_but_for(const Answer& got, const Answer& wanted, const std::string& its) {
    const Parameters all(got.results.begin(), got.results.end());
    return all.contains(its) && agree(Answer{results(without(all, {its, 'b' + its.substr(1)}))}, wanted);
}

Mistakes::Entry entry_of(const InitializationMistake& mistake) {
    return {mistake.id, mistake.seen, mistake.look,
            [&mistake](const Answer& got, const Answer&, const Dims& dims) {
                return is_made(mistake, got, dims, seed);
            }};
}

const Mistakes& catalogue() {
    static const Mistakes all = [] {
        Mistakes mistakes = {
            {Dims{5, 4, 3}, Dims{2, 4, 3, 5}, Dims{7, 6, 5, 4, 2}, Dims{3, 2}},
            [](const Dims& dims) {
                return Sizes{{"L", dims.size() - 1}};
            },
            {
                // ---- Where the loop begins and ends ----
                {"one-layer-too-many",
                 "There is one layer too many: the loop seems to go beyond layer L. Here {L}.",
                 "Look at the end of the loop: layer_dims has L + 1 entries, numbered from 0. Which is the "
                 "last?",
                 [](const Answer& got, const Answer& wanted, const Dims& dims) {
                     return right_but_for(got, wanted, key("W", dims.size()));
                 }},
                {"loop-from-0-to-L-1",
                 "W0 and b0 exist, and the last layer is missing: the loop runs from 0 to L-1.",
                 "The layers with parameters are 1, …, L: layer 0 is the input. Here {L}.",
                 [](const Answer& got, const Answer& wanted, const Dims& dims) {
                     const std::size_t L = dims.size() - 1;
                     const Parameters asked(wanted.results.begin(), wanted.results.end());
                     const Parameters others = without(asked, {key("W", L), key("b", L)});
                     return right_but_for(got, Answer{results(others)}, "W0");
                 }},
                {"layer-0-as-well", "W0 and b0 exist: the loop begins at 0.",
                 "Layer 0 is the input and has no parameters. And what is layer_dims[l - 1] for l = 0?",
                 [](const Answer& got, const Answer& wanted, const Dims&) {
                     return right_but_for(got, wanted, "W0");
                 }},
                {"only-last-layer-kept", "Only the last layer is in the dictionary.",
                 "Is the dictionary created anew in every iteration of the loop? Each iteration should add "
                 "two keys to it.",
                 [](const Dims& dims) {
                     const std::size_t L = dims.size() - 1;
                     const Parameters full = right(dims);
                     return Parameters{{key("W", L), full.at(key("W", L))},
                                       {key("b", L), full.at(key("b", L))}};
                 }},

                // ---- The keys ----
                {"nothing-stored", "The dictionary is empty.",
                 "The draws must be stored: what is on the left-hand side of your assignments?",
                 [](const Dims&) { return Parameters{}; }},
                {"bias-under-the-key-of-W",
                 "There are no biases, and each W is a column of zeros: b overwrote it.",
                 "Look at the keys of your two assignments: do they begin with different letters?",
                 [](const Dims& dims) {
                     Parameters parameters;
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         parameters[key("W", l)] = arma::zeros(dims[l], 1);
                     return parameters;
                 }},
                {"keys-without-number",
                 "The keys are \"W\" and \"b\" without a number, so each layer overwrites the one before.",
                 "See the first line of the table \"Armadillo for NumPy\".",
                 [](const Dims& dims) {
                     const std::size_t L = dims.size() - 1;
                     const Parameters full = right(dims);
                     return Parameters{{"W", full.at(key("W", L))}, {"b", full.at(key("b", L))}};
                 }},
                {"number-added-to-a-literal", "There is an empty key, and \"W1\" or \"b1\" is missing.",
                 "\"W\" + l does not append a number: it moves a pointer along the text. See the first line "
                 "of the table \"Armadillo for NumPy\".",
                 [](const Answer& got, const Answer&, const Dims&) {
                     const Parameters its(got.results.begin(), got.results.end());
                     return its.contains("") && (!its.contains("W1") || !its.contains("b1"));
                 }},
                {"keys-misspelled", "The values are right, but the keys are not \"W1\", \"b1\", \"W2\", ….",
                 "See the first line of the table \"Armadillo for NumPy\": capital W, small b, the number "
                 "right after.",
                 [](const Answer& got, const Answer& wanted, const Dims&) {
                     if (got.thrown || got.results.size() != wanted.results.size())
                         return false;
                     return std::all_of(wanted.results.begin(), wanted.results.end(), [&](const auto& asked) {
                         return std::any_of(got.results.begin(), got.results.end(), [&](const auto& its) {
                             return agree(its.second, asked.second) &&
                                    its.first.back() == asked.first.back(); // of the same layer
                         });
                     });
                 }},

                {"initialization-of-part-2",
                 "These are the parameters of part 2: other draws, after seed 1, divided by √n_{l-1}.",
                 "initialize_parameters_scaled is another initialization. Here you write your own: see "
                 "\"What to build\".",
                 [](const Dims& dims) { return dnn::initialize_parameters_scaled(dims); }},
            }};
        surround(mistakes.entries, entry_of);
        return mistakes;
    }();
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("initialize_parameters_deep", &dnn::initialize_parameters_deep, right,
                              catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("initialize_parameters_deep", catalogue());
}

} // namespace checks
