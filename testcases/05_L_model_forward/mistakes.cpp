// Mistakes in L_model_forward: the layers' activations, what goes into a layer, where the loop begins and ends, and the
// caches.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn_utils.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache, dnn::Parameters;
using enum dnn::Activation;
using Caches = std::vector<Cache>;
using Result = std::pair<mat, Caches>;
using Mistakes = Catalogue<Result(const mat&, const Parameters&)>;

/// A pass layer by layer, so that each mistake can make it in its own way. Where shapes do not fit, it throws what a
/// learner's pass throws.
struct Pass {
    Pass(const mat& input, const Parameters& parameters_)
        : X(input), A(input), parameters(parameters_), L(static_cast<int>(parameters_.size()) / 2) {}

    const mat& W(int l) const { return parameters.at("W" + std::to_string(l)); }
    const mat& b(int l) const { return parameters.at("b" + std::to_string(l)); }

    void layer(const mat& A_prev, const mat& its_W, const mat& its_b, Activation g) {
        mat Z = its_W * A_prev;
        Z.each_col() += its_b;
        caches.push_back({{A_prev, its_W, its_b}, Z});
        A = g == sigmoid ? dnn::sigmoid(Z) : g == relu ? dnn::relu(Z) : dnn::tanh(Z);
    }
    void layer(int l, Activation g) { layer(mat(A), W(l), b(l), g); }
    void hidden_layers(int first, int last) {
        for (int l = first; l <= last; ++l)
            layer(l, relu);
    }
    Result result() const { return {A, caches}; }

    const mat& X;
    mat A;
    const Parameters& parameters;
    int L;
    Caches caches;
};

/// Each layer l of L with the activation g(l, L).
Mistakes::Entry activations(const char* id, const char* seen, const char* look,
                            Activation (*g)(int l, int L)) {
    return {id, seen, look, [g](const mat& X, const Parameters& parameters) {
                Pass pass(X, parameters);
                for (int l = 1; l <= pass.L; ++l)
                    pass.layer(l, g(l, pass.L));
                return pass.result();
            }};
}

/// A pass of its own; what it leaves in `A` and `caches` is the answer.
Mistakes::Entry made(const char* id, const char* seen, const char* look, void (*make)(Pass& pass)) {
    return {id, seen, look, [make](const mat& X, const Parameters& parameters) {
                Pass pass(X, parameters);
                make(pass);
                return pass.result();
            }};
}

/// A mistake that spoils a right answer.
Mistakes::Entry spoilt(const char* id, const char* seen, const char* look,
                       void (*spoil)(mat& AL, Caches& caches)) {
    return {id, seen, look, [spoil](const mat& X, const Parameters& parameters) {
                Result result = reference::L_model_forward(X, parameters);
                spoil(result.first, result.second);
                return result;
            }};
}

Activation right_one(int l, int L) {
    return l < L ? relu : sigmoid;
}

/// The right pass with these parameters in every layer.
void pass_with(Pass& pass, const mat& (*W)(const Pass& pass, int l),
               const mat& (*b)(const Pass& pass, int l)) {
    for (int l = 1; l <= pass.L; ++l)
        pass.layer(mat(pass.A), W(pass, l), b(pass, l), right_one(l, pass.L));
}

const mat& W_of(const Pass& pass, int l) {
    return pass.W(l);
}

const mat& b_of(const Pass& pass, int l) {
    return pass.b(l);
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            int m = 5;
            // In the square ones a wrong layer's matrix fits; from 10 layers on, "W10" comes before "W2" in the map.
            for (const std::vector<int>& dims : {std::vector{5, 4, 3},
                                                 {6, 5, 4, 2},
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
            // ---- The activations ----
            activations(
                "always-relu", "The last layer has relu too: AL is not a probability.",
                "Look at the first diagram of the exercise: which activation does the last layer have?",
                [](int, int) { return relu; }),
            activations(
                "always-sigmoid", "Every layer has sigmoid, even the hidden ones.",
                "Look at the first diagram of the exercise: which activation do the hidden layers have?",
                [](int, int) { return sigmoid; }),
            activations("always-tanh", "Every layer has tanh.",
                        "Look at the first diagram of the exercise: which activations does it name?",
                        [](int, int) { return tanh; }),
            activations(
                "relu-and-sigmoid-swapped",
                "The activations are swapped: the hidden layers have sigmoid, the last one has relu.",
                "Look at the first diagram of the exercise, and at your condition: what is it for l = L?",
                [](int l, int L) { return l < L ? sigmoid : relu; }),
            activations(
                "tanh-in-hidden-layers", "The hidden layers have tanh.",
                "Tanh is the classic alternative; here it is relu: see the first diagram of the exercise.",
                [](int l, int L) { return l < L ? tanh : sigmoid; }),
            activations(
                "tanh-in-last-layer",
                "The last layer has tanh: AL is between -1 and 1, so it is not a probability.",
                "Look at the first diagram of the exercise: which activation does the last layer have?",
                [](int l, int L) { return l < L ? relu : tanh; }),
            activations("sigmoid-one-layer-early",
                        "Layer L-1 has sigmoid and the last layer has relu. Here {L}.",
                        "Look at your condition: which l is the last layer, if l begins at 1?",
                        [](int l, int L) { return l == L - 1 ? sigmoid : relu; }),
            activations("sigmoid-in-last-two-layers", "The last two layers have sigmoid. Here {L}.",
                        "Look at your condition: up to which l do the layers have relu, if l begins at 1?",
                        [](int l, int L) { return l < L - 1 ? relu : sigmoid; }),
            activations("relu-in-first-layer-only", "Only the first layer has relu. Here {L}.",
                        "All layers but the last have relu. Does your condition test for the first layer, or "
                        "for the last?",
                        [](int l, int L) { return l == 1 && L > 1 ? relu : sigmoid; }),
            activations("relu-in-first-layer-always",
                        "The first layer has relu and all others have sigmoid. Here {L}.",
                        "All layers but the last have relu. Does your condition test for the first layer, or "
                        "for the last?",
                        [](int l, int) { return l == 1 ? relu : sigmoid; }),
            activations("sigmoid-in-first-layer",
                        "The first layer has sigmoid, and all others have relu. Here {L}.",
                        "The last layer is the one with sigmoid: what is its l?",
                        [](int l, int) { return l == 1 ? sigmoid : relu; }),
            spoilt("no-activation-in-last-layer", "AL is the last layer's Z: its sigmoid is missing.",
                   "linear_activation_forward returns A and keeps Z in the cache. Which one is AL?",
                   [](mat& AL, Caches& caches) { AL = caches.back().Z; }),
            made("no-activation-in-hidden-layers",
                 "The hidden layers have no activation: Z was passed on instead of A.",
                 "linear_activation_forward returns A and keeps Z in the cache. Which one goes into the next "
                 "layer?",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l) {
                         pass.layer(l, sigmoid);
                         if (l < pass.L)
                             pass.A = pass.caches.back().Z;
                     }
                 }),
            made("no-activation-at-all", "No layer has an activation: every A is Z.",
                 "Do you call linear_activation_forward, and which of its results do you pass on?",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l) {
                         pass.layer(l, sigmoid);
                         pass.A = pass.caches.back().Z;
                     }
                 }),

            // ---- What goes into a layer ----
            made("X-into-every-layer",
                 "Every layer was given X. The second one needs what the first one returned.",
                 "After each layer, its activations must become the next one's input: which line does that? "
                 "(`auto [A, …]` inside a loop makes a new A, which is gone after the iteration.)",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l)
                         pass.layer(pass.X, pass.W(l), pass.b(l), right_one(l, pass.L));
                 }),
            made("X-into-last-layer",
                 "The last layer was given X; it needs what the last hidden layer returned.",
                 "Look at the call after the loop: what is its first argument?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 1);
                     pass.layer(pass.X, pass.W(pass.L), pass.b(pass.L), sigmoid);
                 }),
            made("X-into-every-hidden-layer",
                 "Every hidden layer was given X. The second one needs what the first one returned.",
                 "After each layer, its activations must become the next one's input: which line in the loop "
                 "does that?",
                 [](Pass& pass) {
                     for (int l = 1; l < pass.L; ++l)
                         pass.layer(pass.X, pass.W(l), pass.b(l), relu);
                     pass.layer(pass.L, sigmoid);
                 }),
            made("Z-into-last-layer", "Only the last layer is wrong: it was given the last hidden layer's Z.",
                 "Which result of linear_activation_forward is passed on?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 1);
                     if (pass.L > 1)
                         pass.A = pass.caches.back().Z;
                     pass.layer(pass.L, sigmoid);
                 }),
            made("input-one-layer-late", "A layer was given the input of the layer before it.",
                 "Look at the order of your lines: is A_prev set before the call, or after it?",
                 [](Pass& pass) {
                     mat before = pass.X, A_prev = pass.X;
                     for (int l = 1; l <= pass.L; ++l) {
                         pass.layer(before, pass.W(l), pass.b(l), right_one(l, pass.L));
                         before = A_prev;
                         A_prev = pass.A;
                     }
                 }),
            made("X-transposed", "X was transposed before the first layer.",
                 "See the table \"Shapes\": X already has one column per example, {m}.",
                 [](Pass& pass) {
                     pass.A = pass.X.t();
                     pass_with(pass, W_of, b_of);
                 }),

            // ---- Where the loop begins and ends ----
            made("last-hidden-layer-skipped", "The last hidden layer, L-1, was left out. Here {L}.",
                 "Look at the end of the loop over the hidden layers: they are 1, …, L-1. (In the notebook "
                 "range(1, L) ends at L-1 as well.)",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 2);
                     pass.layer(pass.L, sigmoid);
                 }),
            made("first-layer-skipped", "The first layer was left out: layer 2 was given X.",
                 "Where does the loop begin? Layer 1 is the first with parameters.",
                 [](Pass& pass) {
                     pass.hidden_layers(2, pass.L - 1);
                     pass.layer(pass.L, sigmoid);
                 }),
            {"loop-begins-at-2",
             "The first layer was left out: layer 2 was given X, and a network with one layer has none left.",
             "Where does the loop begin? Layer 1 is the first with parameters.",
             [](const Answer& got, const Answer&, const mat& X, const Parameters& parameters) {
                 Pass pass(X, parameters);
                 if (pass.L == 1)
                     return got.results.size() == 2 &&
                            agree(got.results[1].second, mat{0.0}); // AL, and no cache
                 return agree(got, answer_of([&] {
                                  pass.hidden_layers(2, pass.L - 1);
                                  pass.layer(pass.L, sigmoid);
                                  return pass.result();
                              }));
             }},
            made("last-layer-twice",
                 "The last layer was applied twice: first with relu in the loop, then again with sigmoid.",
                 "Look at the end of the loop over the hidden layers: is layer L one of them?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L);
                     pass.layer(pass.L, sigmoid);
                 }),
            made("first-layer-before-the-loop",
                 "In a network with one layer, that layer was applied twice: first with relu, then with "
                 "sigmoid. Here {L}.",
                 "The first layer is hidden only if there is another: can the loop handle it as well?",
                 [](Pass& pass) {
                     pass.layer(1, relu);
                     pass.hidden_layers(2, pass.L - 1);
                     pass.layer(pass.L, sigmoid);
                 }),
            activations("relu-in-single-layer",
                        "In a network with one layer, that layer has relu; it should have sigmoid.",
                        "The last layer has sigmoid, and with L = 1 the first layer is the last: is it "
                        "applied before the loop?",
                        [](int l, int L) { return l == L && L > 1 ? sigmoid : relu; }),
            made("sigmoid-layer-in-every-turn",
                 "The sigmoid layer was applied in every iteration of the loop, not once after it.",
                 "Where does the loop's block end? Look at its closing brace.",
                 [](Pass& pass) {
                     if (pass.L == 1)
                         pass.A.reset();
                     for (int l = 1; l < pass.L; ++l) {
                         pass.layer(l, relu);
                         const mat hidden = pass.A;
                         pass.layer(pass.L, sigmoid);
                         if (l < pass.L - 1)
                             pass.A = hidden;
                     }
                 }),
            made("output-layer-missing",
                 "The sigmoid layer is missing: the hidden layers are there, but AL is empty.",
                 "Look at the first diagram of the exercise: what comes after the L-1 hidden layers?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 1);
                     pass.A.reset();
                 }),
            made("AL-is-last-hidden-layer",
                 "AL is the last hidden layer's A: the sigmoid layer was left out. Here {L}.",
                 "Look at the end of the loop, or at what comes after it: which layer gives AL?",
                 [](Pass& pass) { pass.hidden_layers(1, pass.L - 1); }),
            made("only-first-layer-passed", "Only the first layer was applied. Here {L}.",
                 "What ends your loop after its first iteration? Is there a return or a break inside it?",
                 [](Pass& pass) { pass.layer(1, right_one(1, pass.L)); }),
            made("only-half-of-the-layers", "Only half of the layers were applied. Here {L}.",
                 "L is already the number of layers: the division by 2 is done above.",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L / 2; ++l)
                         pass.layer(l, right_one(l, pass.L));
                 }),
            made("AL-taken-before-last-layer",
                 "All layers were applied, but AL is what went into the last one.",
                 "Is AL assigned before the last layer's result, or from the wrong variable?",
                 [](Pass& pass) {
                     pass_with(pass, W_of, b_of);
                     pass.A = pass.caches.back().linear.A;
                 }),
            {"key-of-one-digit", "With 10 or more layers, at() was given a key that does not exist.",
             "How is the key built from l? A single character holds only one digit: use std::to_string.",
             [](const Answer& got, const Answer&, const mat&, const Parameters& parameters) {
                 return parameters.size() >= 20 && got.thrown == "map::at";
             }},
            {"layer-beyond-the-last-or-wrong-key", "at() was given a key that does not exist.",
             "The keys are \"W1\", \"b1\", …, up to layer L; here {L}. Where does the loop begin and end, "
             "and how is the key spelled? A capital W, a small b, the number right after.",
             [](const Answer& got, const Answer&, const mat&, const Parameters&) {
                 return got.thrown == "map::at";
             }},

            // ---- Which parameters ----
            made("W1-and-b1-everywhere", "Every layer was given W1 and b1.",
                 "See the table \"Shapes\" for how the key is built from l. Does your key change with l?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int) -> const mat& { return p.W(1); },
                         [](const Pass& p, int) -> const mat& { return p.b(1); });
                 }),
            made("W1-everywhere", "Every layer was given W1.", "Does the key of W change with l?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int) -> const mat& { return p.W(1); }, b_of);
                 }),
            made("b1-everywhere", "Every layer was given b1.", "Does the key of b change with l?",
                 [](Pass& pass) {
                     pass_with(pass, W_of, [](const Pass& p, int) -> const mat& { return p.b(1); });
                 }),
            made("WL-and-bL-everywhere", "Every layer was given the last layer's W and b.",
                 "Are the keys built from l, or from L?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int) -> const mat& { return p.W(p.L); },
                         [](const Pass& p, int) -> const mat& { return p.b(p.L); });
                 }),
            made("WL-everywhere", "Every layer was given the last layer's W.",
                 "Is the key of W built from l, or from L?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int) -> const mat& { return p.W(p.L); }, b_of);
                 }),
            made("bL-everywhere", "Every layer was given the last layer's b.",
                 "Is the key of b built from l, or from L?",
                 [](Pass& pass) {
                     pass_with(pass, W_of, [](const Pass& p, int) -> const mat& { return p.b(p.L); });
                 }),
            made("bias-of-the-next-layer", "Each layer was given the bias of the next one.",
                 "Compare the keys of W and b: do they use the same number?",
                 [](Pass& pass) {
                     pass_with(pass, W_of, [](const Pass& p, int l) -> const mat& { return p.b(l + 1); });
                 }),
            made("parameters-of-the-next-layer", "Each layer was given the W and b of the next one.",
                 "The first layer takes \"W1\": what is l then, and what does the key add to it?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int l) -> const mat& { return p.W(l + 1); },
                         [](const Pass& p, int l) -> const mat& { return p.b(l + 1); });
                 }),
            made("parameters-backwards",
                 "The first layer was given the last layer's W and b, and so on backwards.",
                 "Forward begins with layer 1, which takes \"W1\": how is the key built from l?",
                 [](Pass& pass) {
                     pass_with(
                         pass, [](const Pass& p, int l) -> const mat& { return p.W(p.L - l + 1); },
                         [](const Pass& p, int l) -> const mat& { return p.b(p.L - l + 1); });
                 }),
            made("last-layer-with-the-parameters-before",
                 "The last layer was given the W and b of layer L-1. Here {L}.",
                 "Look at the keys in the call after the loop: which layer do they name?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 1);
                     pass.layer(mat(pass.A), pass.W(pass.L - 1), pass.b(pass.L - 1), sigmoid);
                 }),
            made("last-layer-with-W1", "The last layer was given W1 and b1.",
                 "Look at the keys in the call after the loop: which layer do they name?",
                 [](Pass& pass) {
                     pass.hidden_layers(1, pass.L - 1);
                     pass.layer(mat(pass.A), pass.W(1), pass.b(1), sigmoid);
                 }),
            made("biases-ignored", "No layer has its bias: zeros were passed instead.",
                 "Each layer has a b in the parameters: what is its key?",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l)
                         pass.layer(mat(pass.A), pass.W(l), arma::zeros(pass.W(l).n_rows, 1),
                                    right_one(l, pass.L));
                 }),
            made("W-transposed", "W was transposed before it was passed on.",
                 "See the table \"Shapes\": W_l is (n_l, n_{l-1}) already.",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l)
                         pass.layer(mat(pass.A), pass.W(l).t(), pass.b(l), right_one(l, pass.L));
                 }),
            made("W-and-b-exchanged", "W and b are swapped in the call of linear_activation_forward.",
                 "See its declaration in dnn/dnn.hpp: which argument comes first?",
                 [](Pass& pass) { pass_with(pass, b_of, W_of); }),
            made("W-before-A", "A and W are swapped in the call of linear_activation_forward.",
                 "See its declaration in dnn/dnn.hpp: which argument comes first?",
                 [](Pass& pass) {
                     for (int l = 1; l <= pass.L; ++l)
                         pass.layer(pass.W(l), mat(pass.A), pass.b(l), right_one(l, pass.L));
                 }),
            made("layers-in-order-of-the-map",
                 "With 10 or more layers, they were applied in the order of the map's keys.",
                 "As text, \"W10\" comes before \"W2\". Count the layers and build the keys: see the "
                 "pitfalls.",
                 [](Pass& pass) {
                     std::vector<std::string> numbers;
                     for (int l = 1; l <= pass.L; ++l)
                         numbers.push_back(std::to_string(l));
                     std::sort(numbers.begin(), numbers.end());
                     for (int l = 1; l <= pass.L; ++l)
                         pass.layer(mat(pass.A), pass.W(std::stoi(numbers[l - 1])),
                                    pass.b(std::stoi(numbers[l - 1])), right_one(l, pass.L));
                 }),
            made("layers-backwards", "The layers were applied from the last to the first.",
                 "Forward begins with layer 1, which takes X.",
                 [](Pass& pass) {
                     for (int l = pass.L; l >= 1; --l)
                         pass.layer(l, right_one(l, pass.L));
                 }),

            // ---- AL ----
            spoilt("AL-not-assigned", "The caches are right, but AL is empty.",
                   "Which variable holds the last layer's A at the end? `auto [AL, …]` makes a new AL, which "
                   "is lost.",
                   [](mat& AL, Caches&) { AL.reset(); }),
            made("AL-is-X", "The caches are right, but AL is X.",
                 "Which variable holds the last layer's A at the end, and does AL get it?",
                 [](Pass& pass) {
                     pass_with(pass, W_of, b_of);
                     pass.A = pass.X;
                 }),
            spoilt("sigmoid-twice",
                   "AL is the sigmoid of the right value: sigmoid was applied once too often.",
                   "linear_activation_forward has applied it already. What do you do with its result?",
                   [](mat& AL, Caches&) { AL = dnn::sigmoid(AL); }),
            spoilt("AL-of-first-example", "AL has only one column: the first example's.",
                   "See the table \"Shapes\": AL has one column per example, {m}.",
                   [](mat& AL, Caches&) { AL = mat(AL.col(0)); }),
            spoilt("AL-of-first-unit", "AL has only one row: the first unit's.",
                   "See the table \"Shapes\": AL has n_L rows, one per unit of the last layer.",
                   [](mat& AL, Caches&) { AL = mat(AL.row(0)); }),
            spoilt("AL-rounded", "AL was rounded to 0 or 1; it should be the probability.",
                   "Deciding between 0 and 1 is left to predict.",
                   [](mat& AL, Caches&) { AL.transform([](double a) { return a > 0.5 ? 1.0 : 0.0; }); }),
            spoilt("AL-transposed", "AL is right, but transposed.",
                   "See the table \"Shapes\": AL has one column per example.",
                   [](mat& AL, Caches&) { AL = AL.t().eval(); }),

            // ---- The caches ----
            spoilt("caches-not-filled", "AL is right, but there are no caches.",
                   "Each layer's cache must be appended: see the first line of \"Armadillo for NumPy\". "
                   "reserve makes room but no entries, so caches[l] = … is lost.",
                   [](mat&, Caches& caches) { caches.clear(); }),
            {"caches-written-by-index", "at() was given an index that the vector does not have.",
             "reserve makes room but no entries: see the first line of \"Armadillo for NumPy\" for how to "
             "append one.",
             [](const Answer& got, const Answer&, const mat&, const Parameters&) {
                 return got.words().starts_with("vector::_M_range_check");
             }},
            spoilt("last-cache-missing", "AL is right, but the last layer's cache is missing. Here {L}.",
                   "There are L caches, not L-1: what happens to the cache of the sigmoid layer?",
                   [](mat&, Caches& caches) { caches.pop_back(); }),
            spoilt("first-cache-missing", "AL is right, but the first layer's cache is missing.",
                   "Look at the order of your lines: from which layer on are the caches appended?",
                   [](mat&, Caches& caches) { caches.erase(caches.begin()); }),
            spoilt("only-last-cache", "AL is right, but only the last layer's cache is there. Here {L}.",
                   "Is the cache appended in the loop, or only after it?",
                   [](mat&, Caches& caches) { caches.erase(caches.begin(), caches.end() - 1); }),
            spoilt(
                "only-first-cache", "AL is right, but only the first layer's cache is there. Here {L}.",
                "Each layer's cache must be appended in its own iteration: under which condition is yours?",
                [](mat&, Caches& caches) { caches.erase(caches.begin() + 1, caches.end()); }),
            spoilt(
                "last-cache-empty", "AL is right, but the last layer's cache is empty.",
                "Which cache is appended after the sigmoid layer: the one that was returned, or a new one?",
                [](mat&, Caches& caches) { caches.back() = Cache(); }),
            spoilt("linear-cache-in-wrong-order",
                   "AL is right, but A and W are swapped in each cache.linear.",
                   "Use the cache that linear_activation_forward returns: it is in the right order.",
                   [](mat&, Caches& caches) {
                       for (Cache& cache : caches)
                           std::swap(cache.linear.A, cache.linear.W);
                   }),
            spoilt("caches-backwards",
                   "AL is right, but the caches are in the wrong order: the last layer's is first.",
                   "caches[l - 1] must be layer l's: is each one appended at the end?",
                   [](mat&, Caches& caches) { std::reverse(caches.begin(), caches.end()); }),
            spoilt("output-cache-first", "AL is right, but the last layer's cache comes before all others.",
                   "caches[l - 1] must be layer l's: is each one appended at the end?",
                   [](mat&, Caches& caches) { std::rotate(caches.begin(), caches.end() - 1, caches.end()); }),
            spoilt(
                "last-cache-in-every-place", "AL is right, but all caches are the last layer's.",
                "Is each layer's cache appended in its own iteration?",
                [](mat&, Caches& caches) { std::fill(caches.begin(), caches.end(), Cache(caches.back())); }),
            spoilt("last-cache-twice",
                   "AL is right, but the last layer's cache was appended twice. Here {L}.",
                   "Which two of your lines append it?",
                   [](mat&, Caches& caches) { caches.push_back(Cache(caches.back())); }),
            spoilt("every-cache-twice", "AL is right, but every cache was appended twice.",
                   "Which two of your lines append it?",
                   [](mat&, Caches& caches) {
                       Caches twice;
                       for (const Cache& cache : caches)
                           twice.insert(twice.end(), 2, cache);
                       caches = twice;
                   }),
            spoilt("caches-behind-empty-ones",
                   "AL is right, but L empty caches come before the layers' own. Here {L}.",
                   "push_back appends. Was `caches` created with L entries, or resized, before that?",
                   [](mat&, Caches& caches) { caches.insert(caches.begin(), caches.size(), Cache()); }),
            spoilt(
                "caches-empty", "AL is right, and there is one cache per layer, but all of them are empty.",
                "Which cache do you append: the one that linear_activation_forward returned, or a new one?",
                [](mat&, Caches& caches) { caches.assign(caches.size(), Cache()); }),
            spoilt("caches-one-layer-late",
                   "AL is right, but caches[0] is empty and the others are one layer late.",
                   "Look at the order of your lines: is the cache appended before the layer has filled it?",
                   [](mat&, Caches& caches) {
                       caches.insert(caches.begin(), Cache());
                       caches.pop_back();
                   }),
            spoilt(
                "last-cache-is-of-hidden-layer",
                "AL is right, but the last cache is a second copy of the last hidden layer's. Here {L}.",
                "Which cache is appended after the sigmoid layer? `auto [AL, cache]` there makes a new one.",
                [](mat&, Caches& caches) {
                    if (caches.size() > 1)
                        caches.back() = caches[caches.size() - 2];
                    else
                        caches.back() = Cache();
                }),
            spoilt("cache-holds-output",
                   "AL is right, but each cache's linear.A is the layer's output; it should be its input.",
                   "If you make the cache yourself: has A been replaced by then? Or use the one that "
                   "linear_activation_forward returns.",
                   [](mat& AL, Caches& caches) {
                       for (std::size_t l = 0; l < caches.size(); ++l)
                           caches[l].linear.A = l + 1 < caches.size() ? caches[l + 1].linear.A : AL;
                   }),
            spoilt("cache-holds-X",
                   "AL is right, but each cache's linear.A is X; it should be the layer's own input.",
                   "If you make the cache yourself: which A went into the layer? Or use the one that "
                   "linear_activation_forward returns.",
                   [](mat&, Caches& caches) {
                       for (Cache& cache : caches)
                           cache.linear.A = caches[0].linear.A;
                   }),
            spoilt("cache-holds-A", "AL is right, but each cache's Z is the layer's A.",
                   "If you make the cache yourself: the backward pass needs what went into the activation. "
                   "Or use the one that linear_activation_forward returns.",
                   [](mat& AL, Caches& caches) {
                       for (std::size_t l = 0; l < caches.size(); ++l)
                           caches[l].Z = l + 1 < caches.size() ? caches[l + 1].linear.A : AL;
                   }),
            spoilt("Z-not-cached", "AL is right, but Z is missing from every cache.",
                   "Use the cache that linear_activation_forward returns: it is complete.",
                   [](mat&, Caches& caches) {
                       for (Cache& cache : caches)
                           cache.Z.reset();
                   }),
            spoilt("linear-not-cached", "AL is right, but cache.linear is empty in every cache.",
                   "Use the cache that linear_activation_forward returns: it is complete.",
                   [](mat&, Caches& caches) {
                       for (Cache& cache : caches)
                           cache.linear = {};
                   }),
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::L_model_forward, reference::L_model_forward, catalogue(),
                     formula::by_formula(&dnn::L_model_forward, "L_model_forward", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("L_model_forward");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
