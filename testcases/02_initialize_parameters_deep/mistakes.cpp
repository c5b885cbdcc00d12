// Mistakes in initialize_parameters_deep beyond those of any initialization: where the loop begins and ends, which
// entries of layer_dims it takes, and the keys.
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

/// The right layers, each under the keys of layer l + shift.
Parameters shifted(const Dims& dims, int shift) {
    const Parameters all = right(dims);
    Parameters parameters;
    for (std::size_t l = 1; l < dims.size(); ++l)
        for (const char* name : {"W", "b"})
            parameters[key(name, l + shift)] = all.at(key(name, l));
    return parameters;
}

/// All W drawn in these shapes, one layer after the other.
template <typename Shape>
Parameters drawn(const Dims& dims, const Shape& shape) {
    np::random::RandomState draws(seed);
    Parameters parameters = right(dims);
    for (std::size_t l = 1; l < dims.size(); ++l) {
        const std::pair<int, int> size = shape(l);
        parameters[key("W", l)] = 0.01 * draws.randn(size.first, size.second);
    }
    return parameters;
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
                {"nothing-stored", "The dictionary is empty.",
                 "The draws must be stored: what is on the left-hand side of your assignments?",
                 [](const Dims&) { return Parameters{}; }},
                {"last-layer-missing", "The last layer's W and b are missing. Here {L}.",
                 "Look at the end of the loop, and at the line of the table with range(1, L): here L itself "
                 "is the number of layers.",
                 [](const Dims& dims) {
                     return without(right(dims), {key("W", dims.size() - 1), key("b", dims.size() - 1)});
                 }},
                {"first-layer-missing", "W1 and b1 are missing, and the draws meant for W1 went to W2.",
                 "At which layer does the loop begin?",
                 [](const Dims& dims) {
                     const Dims others(dims.begin() + 1, dims.end());
                     return shifted(others, 1);
                 }},
                {"one-layer-too-many",
                 "There is one layer too many: the loop seems to go beyond layer L. Here {L}.",
                 "Look at the end of the loop: layer_dims has L + 1 entries, numbered from 0. Which is the "
                 "last?",
                 [](const Answer& got, const Answer& wanted, const Dims& dims) {
                     return right_but_for(got, wanted, key("W", dims.size())) ||
                            got.words().starts_with("Mat::init()");
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
                     return right_but_for(got, wanted, "W0") || got.words().starts_with("Mat::init()");
                 }},
                {"layer-dims-out-of-range", "A vector's at() was given an index that does not exist.",
                 "Where does the loop begin and end? layer_dims[0] is the first entry, layer_dims[L] the "
                 "last. Here {L}.",
                 [](const Answer& got, const Answer&, const Dims&) {
                     return got.words().starts_with("vector::_M_range_check");
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
                {"only-first-layer-kept", "Only the first layer is in the dictionary. Here {L}.",
                 "Look at the end of the loop. Is there a return or a break inside it?",
                 [](const Dims& dims) {
                     return right({dims[0], dims[1]});
                 }},

                // ---- The keys ----
                {"keys-counted-from-0", "The layers are there, but their keys begin with \"W0\".",
                 "Layer 0 is the input: the first layer with parameters is layer 1.",
                 [](const Dims& dims) { return shifted(dims, -1); }},
                {"keys-one-too-high", "The layers are there, but their keys begin with \"W2\".",
                 "Which l does the first layer have, and what does the key add to it?",
                 [](const Dims& dims) { return shifted(dims, 1); }},
                {"keys-without-number",
                 "The keys are \"W\" and \"b\" without a number, so each layer overwrites the one before.",
                 "See the first line of the table \"Armadillo for NumPy\".",
                 [](const Dims& dims) {
                     const std::size_t L = dims.size() - 1;
                     const Parameters full = right(dims);
                     return Parameters{{"W", full.at(key("W", L))}, {"b", full.at(key("b", L))}};
                 }},
                {"bias-under-the-key-of-W",
                 "There are no biases, and each W is a column of zeros: b overwrote it.",
                 "Look at the keys of your two assignments: do they begin with different letters?",
                 [](const Dims& dims) {
                     Parameters parameters;
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         parameters[key("W", l)] = arma::zeros(dims[l], 1);
                     return parameters;
                 }},
                {"W-and-b-exchanged", "What is under \"W…\" belongs under \"b…\", and vice versa.",
                 "Look at the keys of your two assignments.",
                 [](const Dims& dims) {
                     Parameters parameters = right(dims);
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         std::swap(parameters[key("W", l)], parameters[key("b", l)]);
                     return parameters;
                 }},
                {"biases-missing", "The weights are right, but there is no bias in the dictionary.",
                 "Each layer has a W and a b: what do you store in each iteration of the loop?",
                 [](const Dims& dims) {
                     Parameters parameters = right(dims);
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         parameters.erase(key("b", l));
                     return parameters;
                 }},
                {"weights-missing", "The biases are right, but there is no W in the dictionary.",
                 "Each layer has a W and a b: what do you store in each iteration of the loop?",
                 [](const Dims& dims) {
                     Parameters parameters = right(dims);
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         parameters.erase(key("W", l));
                     return parameters;
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

                // ---- The shapes ----
                {"every-layer-like-the-first", "Every W has the shape of W1.",
                 "Which entries of layer_dims belong to layer l? Your line takes the same two every time.",
                 [](const Dims& dims) {
                     Parameters parameters =
                         drawn(dims, [&](std::size_t) { return std::pair(dims[1], dims[0]); });
                     return parameters;
                 }},
                {"every-layer-entirely-like-the-first", "Every layer has the shapes of the first.",
                 "Which entries of layer_dims belong to layer l? Your lines take the same ones every time.",
                 [](const Dims& dims) {
                     Parameters parameters =
                         drawn(dims, [&](std::size_t) { return std::pair(dims[1], dims[0]); });
                     for (std::size_t l = 1; l < dims.size(); ++l)
                         parameters[key("b", l)] = arma::zeros(dims[1], 1);
                     return parameters;
                 }},
                {"every-layer-from-the-inputs", "Every W has one column per input of the network.",
                 "What goes into layer l is what comes out of the layer before: how many units does that "
                 "have?",
                 [](const Dims& dims) {
                     return drawn(dims, [&](std::size_t l) { return std::pair(dims[l], dims[0]); });
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
    return recognize(&dnn::initialize_parameters_deep, right, catalogue(),
                     by_seeded_formula<const Dims&>("initialize_parameters_deep", seed, catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("initialize_parameters_deep");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
