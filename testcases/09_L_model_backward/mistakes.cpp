// Mistakes in L_model_backward: the derivative at the start, the way through the layers (which cache, which dA,
// which activation), and the keys under which the gradients are stored.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn_utils.hpp"

#include <algorithm>
#include <cmath>

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache, dnn::Gradients, dnn::LinearGradients;
using Caches = std::vector<Cache>;
using Mistakes = Catalogue<Gradients(const mat&, const mat&, const Caches&)>;
using Entry = Mistakes::Entry;

double derivative(double a, double y) {
    return -y / a + (1 - y) / (1 - a);
}
Activation right_activation(int l, int L) {
    return l == L ? Activation::sigmoid : Activation::relu;
}

mat dAL_of(const mat& AL, const mat& Y, double (*element)(double a, double y)) {
    mat dAL = AL;
    for (arma::uword i = 0; i < AL.n_elem; ++i)
        dAL(i) = element(AL(i), Y(i));
    return dAL;
}

/// By the provided functions: what they throw at a wrong shape, and where they keep an infinity out, is what the
/// learner gets.
mat dZ_of(const mat& dA, const mat& Z, Activation g) {
    return g == Activation::sigmoid ? dnn::sigmoid_backward(dA, Z)
           : g == Activation::relu  ? dnn::relu_backward(dA, Z)
                                    : dnn::tanh_backward(dA, Z);
}

/// The function, with what a mistake changes in it.
struct Walk {
    double (*dAL)(double a, double y) = derivative;
    Activation (*activation)(int l, int L) = right_activation;
    int (*cache)(int l, int L) = [](int l, int) { return l - 1; };
    bool (*linear_only)(int l, int L) = [](int, int) { return false; };
    bool (*skipped)(int l, int L) = [](int, int) { return false; }; // neither computed nor stored
    LinearGradients (*taken)(const LinearGradients& g) = [](const LinearGradients& g) { return g; };
    bool upwards = false;    // from layer 1 to L
    bool always_dAL = false; // every layer gets dAL
    bool one_dA = false;     // every hidden layer gets what came out of the last one
};

Gradients walk(const mat& AL, const mat& Y, const Caches& caches, const Walk& way) {
    Gradients grads;
    const int L = static_cast<int>(caches.size());
    const mat dAL = dAL_of(AL, Y, way.dAL);
    mat dA = dAL;
    for (int step = 1; step <= L; ++step) {
        const int l = way.upwards ? step : L + 1 - step;
        if (way.skipped(l, L))
            continue;
        const Cache& cache = caches.at(static_cast<std::size_t>(way.cache(l, L)));
        // Throws at a wrong shape, as the provided functions do.
        if (!way.linear_only(l, L))
            dnn::relu_backward(dA, cache.Z);
        const mat dZ = way.linear_only(l, L) ? dA : dZ_of(dA, cache.Z, way.activation(l, L));
        const LinearGradients layer = way.taken(reference::linear_backward(dZ, cache.linear));
        grads["dA" + std::to_string(l - 1)] = layer.dA_prev;
        grads["dW" + std::to_string(l)] = layer.dW;
        grads["db" + std::to_string(l)] = layer.db;
        if (!way.one_dA || l == L)
            dA = way.always_dAL ? dAL : layer.dA_prev;
    }
    return grads;
}

Entry along(const char* id, const char* seen, const char* look, const Walk& way) {
    return {id, seen, look,
            [way](const mat& AL, const mat& Y, const Caches& caches) { return walk(AL, Y, caches, way); }};
}

/// With another derivative to start from.
Entry starting(const char* id, const char* seen, const char* look, double (*dAL)(double a, double y)) {
    return along(id, seen, look, {.dAL = dAL});
}

Entry activated(const char* id, const char* seen, const char* look, Activation (*activation)(int l, int L)) {
    return along(id, seen, look, {.activation = activation});
}

Entry with_cache(const char* id, const char* seen, const char* look, int (*cache)(int l, int L)) {
    return along(id, seen, look, {.cache = cache});
}

Entry skipping(const char* id, const char* seen, const char* look, bool (*skipped)(int l, int L)) {
    return along(id, seen, look, {.skipped = skipped});
}

/// With the results of linear_activation_backward in another order.
Entry unpacked(const char* id, const char* seen, LinearGradients (*taken)(const LinearGradients& g)) {
    return along(id, seen, "linear_activation_backward returns dA_prev first, then dW, then db.",
                 {.taken = taken});
}

Entry linear(const char* id, const char* seen, const char* look, bool (*linear_only)(int l, int L)) {
    return along(id, seen, look, {.linear_only = linear_only});
}

/// Right except for what becomes of the gradients.
using Spoil = Gradients (*)(const Gradients& right, int L, double m);
Entry spoilt(const char* id, const char* seen, const char* look, Spoil spoil) {
    return {id, seen, look, [spoil](const mat& AL, const mat& Y, const Caches& caches) {
                return spoil(reference::L_model_backward(AL, Y, caches), static_cast<int>(caches.size()),
                             static_cast<double>(AL.n_cols));
            }};
}

/// The right values, each under the key that `rename` makes of its kind ("dW") and its layer; "": not stored.
using Rename = std::string (*)(const std::string& kind, int l, int L);
Entry under(const char* id, const char* seen, const char* look, Rename rename) {
    return {id, seen, look, [rename](const mat& AL, const mat& Y, const Caches& caches) {
                const Gradients right = reference::L_model_backward(AL, Y, caches);
                const int L = static_cast<int>(caches.size());
                Gradients grads;
                for (int l = L; l >= 1; --l)
                    for (const std::string kind : {"dA", "dW", "db"}) {
                        const std::string key = rename(kind, l, L);
                        if (!key.empty())
                            grads[key] = right.at(kind + std::to_string(kind == "dA" ? l - 1 : l));
                    }
                return grads;
            }};
}

std::string numbered(const std::string& kind, int l) {
    return kind + std::to_string(l);
}
std::string right_key(const std::string& kind, int l) {
    return numbered(kind, kind == "dA" ? l - 1 : l);
}

/// The right gradients, and dAL under this key.
Gradients with_dAL(const mat& AL, const mat& Y, const Caches& caches, const std::string& key) {
    Gradients grads = reference::L_model_backward(AL, Y, caches);
    grads[key] = dAL_of(AL, Y, derivative);
    return grads;
}

Gradients scaled(Gradients grads, double dA, double dW, double db) {
    for (auto& [key, value] : grads)
        value *= key[1] == 'A' ? dA : key[1] == 'W' ? dW : db;
    return grads;
}

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

const char* const start = "Look at dAL = …: there is a minus in front of the whole bracket and another one "
                          "inside it. Which label goes with which denominator?";
const char* const start_brackets = "/ binds more tightly than -: where are the brackets in dAL = …?";
const char* const order = "Follow the chain under dAL: what goes into layer l, and what comes out of it?";
const char* const which_cache = "Layer l's cache is caches[l - 1], since C++ counts from 0.";
const char* const which_activation =
    "Only the last layer is a sigmoid: which l is the last one in your loop?";
const char* const keys = "See the table of keys, and the keys listed for L = 3 below it.";
const char* const loop = "The loop must reach every layer from L down to 1: where does it begin and end?";

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            inputs.push_back(forward(draws, {4, 1}, 3, false));
            inputs.push_back(forward(draws, {3, 5, 1}, 4, true));
            inputs.push_back(forward(draws, {5, 4, 3, 1}, 6, false));
            inputs.push_back(forward(draws, {3, 6, 4, 5, 1}, 7, true));
            // Here all shapes fit, so that what throws in the others shows its numbers.
            inputs.push_back(forward(draws, {1, 1, 1, 1}, 8, false));
            return inputs;
        }(),
        [](const mat& AL, const mat&, const Caches& caches) {
            return Sizes{{"m", AL.n_cols}, {"L", caches.size()}};
        },
        {
            // ---- dAL ----
            starting("dAL-sign", "All gradients are right except for their sign.",
                     "Look at dAL = …: what is in front of the whole bracket?",
                     [](double a, double y) { return y / a - (1 - y) / (1 - a); }),
            starting("dAL-inner-sign", "dAL is -(Y/AL + (1-Y)/(1-AL)): the sign inside the bracket is wrong.",
                     start, [](double a, double y) { return -y / a - (1 - y) / (1 - a); }),
            starting("dAL-both-signs", "dAL is Y/AL + (1-Y)/(1-AL): both minus signs are missing.", start,
                     [](double a, double y) { return y / a + (1 - y) / (1 - a); }),
            starting("dAL-first-term-alone", "dAL is -Y/AL: its second term is missing.", start,
                     [](double a, double y) { return -y / a; }),
            starting("dAL-second-term-alone", "dAL is (1-Y)/(1-AL): its first term is missing.", start,
                     [](double a, double y) { return (1 - y) / (1 - a); }),
            starting("dAL-denominators-swapped", "In dAL, the denominators AL and 1-AL are swapped.", start,
                     [](double a, double y) { return -y / (1 - a) + (1 - y) / a; }),
            starting("dAL-numerators-swapped", "In dAL, the numerators Y and 1-Y are swapped.", start,
                     [](double a, double y) { return -(1 - y) / a + y / (1 - a); }),
            starting("dAL-AL-twice", "In dAL, both denominators are AL.", start,
                     [](double a, double y) { return -y / a + (1 - y) / a; }),
            starting("dAL-1-AL-twice", "In dAL, both denominators are 1-AL.", start,
                     [](double a, double y) { return -y / (1 - a) + (1 - y) / (1 - a); }),
            starting("dAL-Y-twice", "In dAL, both numerators are Y.", start,
                     [](double a, double y) { return -y / a + y / (1 - a); }),
            starting("dAL-1-Y-twice", "In dAL, both numerators are 1-Y.", start,
                     [](double a, double y) { return -(1 - y) / a + (1 - y) / (1 - a); }),
            starting("dAL-without-Y", "dAL is -(1/AL - 1/(1-AL)): the labels are not in it.", start,
                     [](double a, double) { return -1 / a + 1 / (1 - a); }),
            starting("dAL-1-plus-AL", "In dAL, a denominator is 1+AL instead of 1-AL.", start,
                     [](double a, double y) { return -y / a + (1 - y) / (1 + a); }),
            starting("dAL-brackets-of-numerator",
                     "dAL is -(Y/AL - 1 - Y/(1-AL)): the brackets of (1-Y) are missing.", start_brackets,
                     [](double a, double y) { return -(y / a - 1 - y / (1 - a)); }),
            starting("dAL-brackets-of-numerator-kept-sign",
                     "dAL is -(Y/AL - (1 - Y/(1-AL))): the brackets of (1-Y) are missing.", start_brackets,
                     [](double a, double y) { return -(y / a - (1 - y / (1 - a))); }),
            starting("dAL-brackets-of-denominator",
                     "dAL is -(Y/AL - (1-Y)/1 - AL): the brackets of (1-AL) are missing.", start_brackets,
                     [](double a, double y) { return -(y / a - (1 - y) - a); }),
            starting("dAL-brackets-of-denominator-kept-sign",
                     "dAL is -(Y/AL - ((1-Y)/1 - AL)): the brackets of (1-AL) are missing.", start_brackets,
                     [](double a, double y) { return -(y / a - (1 - y - a)); }),
            starting("dAL-brackets-of-both",
                     "dAL is -(Y/AL - 1 - Y/1 - AL): the brackets of (1-Y) and (1-AL) are missing.",
                     start_brackets, [](double a, double y) { return -(y / a - 1 - y - a); }),
            starting(
                "dAL-upside-down",
                "The gradients are infinite or NaN, as if dAL were divided by the labels, which may be 0.",
                "Look at dAL = …: what is divided by what?",
                [](double a, double y) { return -(a / y - (1 - a) / (1 - y)); }),
            starting("dAL-multiplied", "In dAL, Y was multiplied by AL instead of divided by it.",
                     "Look at dAL = …: / goes element by element in Armadillo, like %.",
                     [](double a, double y) { return -(y * a - (1 - y) * (1 - a)); }),
            starting("dAL-is-AL-minus-Y",
                     "dAL is AL - Y: that is already dZ of the last layer, past the sigmoid.",
                     "AL - Y already has sigmoid's slope in it, and linear_activation_backward multiplies by "
                     "that. What goes into it is dAL = …",
                     [](double a, double y) { return a - y; }),
            starting("dAL-is-Y-minus-AL",
                     "dAL is Y - AL: that is not the derivative of the cost, and has the wrong sign as well.",
                     "See the equation dAL = …: it is the derivative of the cross-entropy.",
                     [](double a, double y) { return y - a; }),
            starting("dAL-of-squared-error",
                     "dAL is 2·(AL - Y): that is the derivative of the squared error.",
                     "See the equation dAL = …: it is the derivative of the cross-entropy.",
                     [](double a, double y) { return 2 * (a - y); }),
            starting("dAL-is-the-loss", "dAL is the loss of each example itself, with its logarithms.",
                     "The derivative of log a is 1/a: see the equation dAL = …",
                     [](double a, double y) { return -(y * std::log(a) + (1 - y) * std::log(1 - a)); }),
            starting("dAL-is-AL", "dAL is AL itself: the activations, not their gradient.", start,
                     [](double a, double) { return a; }),
            [] {
                Walk way;
                way.dAL = [](double a, double y) { return a - y; };
                way.linear_only = [](int l, int L) { return l == L; };
                return along("AL-minus-Y-for-dZ",
                             "dZ of the last layer is AL - Y, which is right only where AL is sigmoid(Z).",
                             "The notebook's cell passes an AL that is not sigmoid(Z): start from dAL = …, "
                             "and leave the rest to linear_activation_backward.",
                             way);
            }(),
            spoilt("dAL-averaged", "All gradients were divided by {m}; for dW and db it was the second time.",
                   "dAL has no 1/m: linear_backward divides where it belongs.",
                   [](const Gradients& right, int, double m) { return scaled(right, 1 / m, 1 / m, 1 / m); }),

            // ---- The activations ----
            activated("all-relu", "The last layer has the slope of relu, like all the others.",
                      "Only the last layer is a sigmoid: does it have a line of its own?",
                      [](int, int) { return Activation::relu; }),
            activated("all-sigmoid", "All layers have the slope of sigmoid.", "Which layers are relu?",
                      [](int, int) { return Activation::sigmoid; }),
            activated("activations-swapped",
                      "The last layer has the slope of relu, the others that of sigmoid.",
                      "Which layers are relu?",
                      [](int l, int L) { return l == L ? Activation::relu : Activation::sigmoid; }),
            activated("sigmoid-one-layer-below",
                      "Layer L-1 has the slope of sigmoid and layer L that of relu. Here {L}.",
                      which_activation,
                      [](int l, int L) { return l == L - 1 ? Activation::sigmoid : Activation::relu; }),
            activated("first-layer-sigmoid",
                      "Layer 1 has the slope of sigmoid, and all others that of relu. Here {L}.",
                      which_activation,
                      [](int l, int) { return l == 1 ? Activation::sigmoid : Activation::relu; }),
            activated("first-and-last-sigmoid",
                      "Layer 1 has the slope of sigmoid, like the last one. Here {L}.", which_activation,
                      [](int l, int L) { return l == 1 || l == L ? Activation::sigmoid : Activation::relu; }),
            activated("two-sigmoids", "Layer L-1 has the slope of sigmoid, like layer L. Here {L}.",
                      which_activation,
                      [](int l, int L) { return l >= L - 1 ? Activation::sigmoid : Activation::relu; }),
            activated("hidden-tanh", "The layers below the last one have the slope of tanh.",
                      "Which layers are relu?",
                      [](int l, int L) { return l == L ? Activation::sigmoid : Activation::tanh; }),
            activated("last-tanh", "The last layer has the slope of tanh.",
                      "Which activation does the last layer have?",
                      [](int l, int L) { return l == L ? Activation::tanh : Activation::relu; }),
            linear("last-without-activation",
                   "The last layer's activation was left out: dAL was used as its dZ.",
                   "linear_backward takes dZ. Which function goes through both the activation and the linear "
                   "part?",
                   [](int l, int L) { return l == L; }),
            linear("hidden-without-activation",
                   "The activations below the last layer were left out: dA was used as dZ.",
                   "linear_backward takes dZ. Which function goes through both the activation and the linear "
                   "part?",
                   [](int l, int L) { return l != L; }),
            linear("no-activation", "The activation was left out in every layer: dA was used as dZ.",
                   "linear_backward takes dZ. Which function goes through both the activation and the linear "
                   "part?",
                   [](int, int) { return true; }),

            // ---- The way ----
            [] {
                Walk way;
                way.always_dAL = true;
                return along(
                    "dAL-into-every-layer",
                    "Only the last layer is right: dAL goes into the layers below as well. Here {L}.", order,
                    way);
            }(),
            [] {
                Walk way;
                way.one_dA = true;
                return along(
                    "last-dA-into-every-layer",
                    "The dA that came out of the last layer goes into all layers below it. Here {L}.", order,
                    way);
            }(),
            [] {
                Walk way;
                way.upwards = true;
                return along("from-first-to-last",
                             "The layers were taken from first to last: dAL went into layer 1. Here {L}.",
                             "The backward pass begins at layer L: does the loop count down?", way);
            }(),
            with_cache("caches-in-forward-order",
                       "The caches were taken in the wrong order: layer L got layer 1's. Here {L}.",
                       which_cache, [](int l, int L) { return L - l; }),
            with_cache("last-cache-always", "All layers got the last layer's cache. Here {L}.",
                       "Each layer has its own cache: does the one in your loop depend on l?",
                       [](int, int L) { return L - 1; }),
            with_cache("first-cache-always", "All layers got the first layer's cache. Here {L}.",
                       "Each layer has its own cache: does the one in your loop depend on l?",
                       [](int, int) { return 0; }),
            with_cache("cache-of-layer-above",
                       "The layers below the last one got the cache of the layer above. Here {L}.",
                       which_cache, [](int l, int L) { return std::min(l, L - 1); }),
            with_cache("cache-of-layer-below",
                       "The layers below the last one got the cache of the layer below. Here {L}.",
                       which_cache, [](int l, int L) { return l == L ? L - 1 : l - 2; }),
            {"cache-one-too-far",
             "It threw an exception: caches.at(L) was called, but the last one is caches[L - 1]. Here {L}.",
             which_cache,
             [](const mat&, const mat&, const Caches& caches) {
                 return caches.at(caches.size()), Gradients();
             }},
            {"loop-to-0", "It threw an exception: caches.at(-1) was called, but the first one is caches[0].",
             "The loop must end with layer 1, whose cache is caches[0]: where does it end?",
             [](const mat&, const mat&, const Caches& caches) {
                 return caches.at(static_cast<std::size_t>(-1)), Gradients();
             }},
            {"dA-key-not-there",
             "It threw an exception below the last layer: grads has no entry under the key given to at(). "
             "Here {L}.",
             "Under which key did the layer above store its dA_prev? That is the dA that goes into this "
             "layer.",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 Gradients grads = reference::L_model_backward(AL, Y, caches);
                 return caches.size() > 1 ? (grads.at("dA"), grads) : grads;
             }},
            {"dAL-key-not-there", "It threw an exception: grads has no entry under the key given to at().",
             "dAL is in no dictionary, and what layer l needs was stored by the layer above, under \"dA\" + "
             "l.",
             [](const mat&, const mat&, const Caches&) {
                 Gradients grads;
                 return grads.at("dA"), grads;
             }},
            {"dA-empty",
             "It threw an exception below the last layer: the dA that went into it is empty. Here {L}.",
             "grads[key] makes an empty matrix if there is none under that key. Under which key did the "
             "layer above store its dA_prev?",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 if (caches.size() > 1)
                     dnn::relu_backward(mat(), caches[caches.size() - 2].Z);
                 return reference::L_model_backward(AL, Y, caches);
             }},

            unpacked("unpacked-in-another-order", "dA_prev, dW and db were unpacked as dW, db and dA_prev.",
                     [](const LinearGradients& g) {
                         return LinearGradients{g.db, g.dA_prev, g.dW};
                     }),
            unpacked("dA_prev-and-dW-swapped", "dA_prev and dW are swapped.",
                     [](const LinearGradients& g) {
                         return LinearGradients{g.dW, g.dA_prev, g.db};
                     }),

            // ---- The loop ----
            skipping("layer-1-missing", "Layer 1 is missing: there is no dW1, db1 or dA0. Here {L}.", loop,
                     [](int l, int L) { return l == 1 && L > 1; }),
            skipping("loop-stops-at-2", "Layer 1 is missing, so with {L} there are no gradients at all.",
                     loop, [](int l, int) { return l == 1; }),
            skipping("last-layer-alone", "Only the last layer's gradients are there. Here {L}.", loop,
                     [](int l, int L) { return l != L; }),
            skipping("layer-below-last-missing",
                     "Layer L-1 is missing: the last layer's dA_prev went past it. Here {L}.", loop,
                     [](int l, int L) { return l == L - 1; }),
            skipping("last-layer-missing", "Layer L is missing: dAL went past it into layer L-1. Here {L}.",
                     "The last layer, with its sigmoid, comes before the others: is it there?",
                     [](int l, int L) { return l == L; }),
            {"layer-below-last-missing-by-key",
             "Layer L-1 is missing, and the layers below it find no dA. Here {L}.", loop,
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 Gradients grads = reference::L_model_backward(AL, Y, caches);
                 if (caches.size() > 2)
                     grads.at("dA");
                 if (caches.size() == 2)
                     for (const char* key : {"dA0", "dW1", "db1"})
                         grads.erase(key);
                 return grads;
             }},

            // ---- The keys ----
            spoilt("nothing-stored", "grads is empty: nothing was stored in it.", keys,
                   [](const Gradients&, int, double) { return Gradients(); }),
            under("dA-key-shifted",
                  "The dA keys are one number too high: layer l's dA_prev is under \"dA\" + l, and dA0 is "
                  "missing.",
                  "dA_prev belongs to the layer below: see the remark on other copies of the notebook, under "
                  "the table.",
                  [](const std::string& kind, int l, int) { return numbered(kind, l); }),
            {"dA-of-own-layer",
             "dA0 is missing, and dAL was stored: \"dA\" + l holds the dA that goes into layer l, not its "
             "dA_prev.",
             "See the table of keys: layer l stores its dA_prev, the gradient below it.",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 Gradients grads = with_dAL(AL, Y, caches, numbered("dA", static_cast<int>(caches.size())));
                 grads.erase("dA0");
                 return grads;
             }},
            under("dW-and-db-keys-too-low",
                  "The dW and db keys are one number too low: they begin with dW0 and db0.",
                  "In a loop with l from 0, the layer is l + 1: see the table of keys.",
                  [](const std::string& kind, int l, int) { return numbered(kind, l - 1); }),
            under("dW-and-db-keys-too-high", "The dW and db keys are one number too high.", keys,
                  [](const std::string& kind, int l, int) {
                      return numbered(kind, kind == "dA" ? l - 1 : l + 1);
                  }),
            under(
                "all-keys-too-high", "All keys are one number too high.", keys,
                [](const std::string& kind, int l, int) { return numbered(kind, kind == "dA" ? l : l + 1); }),
            under("all-keys-too-low", "All keys are one number too low.", keys,
                  [](const std::string& kind, int l, int) {
                      return numbered(kind, kind == "dA" ? l - 2 : l - 1);
                  }),
            under("hidden-dW-and-db-keys-too-low",
                  "Below the last layer, the dW and db keys are one number too low. Here {L}.",
                  "In a loop with l from 0, the layer is l + 1: see the table of keys.",
                  [](const std::string& kind, int l, int L) {
                      return kind != "dA" && l < L ? numbered(kind, l - 1) : right_key(kind, l);
                  }),
            under("hidden-dA-keys-too-high",
                  "Below the last layer, the dA keys are one number too high, and dA0 is missing. Here {L}.",
                  "dA_prev belongs to the layer below: see the table of keys.",
                  [](const std::string& kind, int l, int L) {
                      return kind == "dA" && l < L ? numbered(kind, l) : right_key(kind, l);
                  }),
            under("last-dW-and-db-keys-too-low",
                  "The keys of the last layer's dW and db are one number too low. Here {L}.",
                  "The last layer is number L in the keys: see the table.",
                  [](const std::string& kind, int l, int L) {
                      return kind != "dA" && l == L ? numbered(kind, l - 1) : right_key(kind, l);
                  }),
            under("last-dA-key-too-high",
                  "The key of the last layer's dA_prev is one number too high. Here {L}.",
                  "dA_prev belongs to the layer below: see the table of keys.",
                  [](const std::string& kind, int l, int L) {
                      return kind == "dA" && l == L ? numbered(kind, l) : right_key(kind, l);
                  }),
            under("keys-from-the-last-layer",
                  "The keys count from the last layer down: layer L has number 1.", keys,
                  [](const std::string& kind, int l, int L) {
                      return numbered(kind, kind == "dA" ? L - l : L + 1 - l);
                  }),
            under("keys-without-number", "The keys have no number, so each layer overwrites the one before.",
                  "\"dW\" + std::to_string(l): see the table.",
                  [](const std::string& kind, int, int) { return kind; }),
            under("keys-without-d",
                  "The keys are those of the parameters and activations: the d in front is missing.", keys,
                  [](const std::string& kind, int l, int) { return right_key(kind, l).substr(1); }),
            under("dW-and-db-swapped", "dW and db are stored under each other's keys.",
                  "linear_activation_backward returns dA_prev first, then dW, then db.",
                  [](const std::string& kind, int l, int) {
                      return kind == "dA" ? right_key(kind, l) : numbered(kind == "dW" ? "db" : "dW", l);
                  }),
            under("dA-missing", "The dA are missing: only dW and db were stored.",
                  "There are three entries per layer: see the table.",
                  [](const std::string& kind, int l, int) { return kind == "dA" ? "" : numbered(kind, l); }),
            under("dA0-missing", "dA0 is missing: layer 1's dA_prev was not stored.",
                  "There are three entries per layer, for layer 1 as well: see the table.",
                  [](const std::string& kind, int l, int) {
                      return kind == "dA" && l == 1 ? "" : right_key(kind, l);
                  }),
            under("hidden-dA-missing",
                  "Only the last layer's dA_prev was stored: the other dA are missing. Here {L}.",
                  "There are three entries per layer: see the table.",
                  [](const std::string& kind, int l, int L) {
                      return kind == "dA" && l < L ? "" : right_key(kind, l);
                  }),
            under("last-dA-missing", "The last layer's dA_prev was not stored. Here {L}.",
                  "There are three entries per layer, for the last one as well: see the table.",
                  [](const std::string& kind, int l, int L) {
                      return kind == "dA" && l == L ? "" : right_key(kind, l);
                  }),
            under("dW-missing", "The dW are missing.", "There are three entries per layer: see the table.",
                  [](const std::string& kind, int l, int) { return kind == "dW" ? "" : right_key(kind, l); }),
            under("db-missing", "The db are missing.", "There are three entries per layer: see the table.",
                  [](const std::string& kind, int l, int) { return kind == "db" ? "" : right_key(kind, l); }),
            {"dAL-stored",
             "There is one entry too many: dAL, under \"dA\" + L. All others are right. Here {L}.",
             "See the table of keys: the dA go from dA0 to dA_{L-1}.",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 return with_dAL(AL, Y, caches, numbered("dA", static_cast<int>(caches.size())));
             }},
            {"dAL-stored-by-name", "There is one entry too many: dAL. All others are right.",
             "See the table of keys: the dA go from dA0 to dA_{L-1}.",
             [](const mat& AL, const mat& Y, const Caches& caches) {
                 return with_dAL(AL, Y, caches, "dAL");
             }},

            // ---- Factors ----
            spoilt("averaged-twice", "The dW and db were divided by {m} twice.",
                   "linear_backward already divides by m.",
                   [](const Gradients& right, int, double m) { return scaled(right, 1, 1 / m, 1 / m); }),
            spoilt("not-averaged", "The dW and db are {m} times too large in every element.",
                   "linear_backward divides by m: do you call it, by way of linear_activation_backward?",
                   [](const Gradients& right, int, double m) { return scaled(right, 1, m, m); }),
            spoilt("dW-not-averaged", "The dW are {m} times too large in every element.",
                   "linear_backward divides by m: do you call it, by way of linear_activation_backward?",
                   [](const Gradients& right, int, double m) { return scaled(right, 1, m, 1); }),
            spoilt("db-not-averaged", "The db are {m} times too large in every element.",
                   "linear_backward divides by m: do you call it, by way of linear_activation_backward?",
                   [](const Gradients& right, int, double m) { return scaled(right, 1, 1, m); }),
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
    return recognize(&dnn::L_model_backward, reference::L_model_backward, catalogue(),
                     formula::by_formula(&dnn::L_model_backward, "L_model_backward", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("L_model_backward");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
