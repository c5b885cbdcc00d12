// Mistakes in linear_activation_backward, mostly in dZ: the wrong function was called, the slope was taken at the wrong
// matrix, or part of it is missing.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn_utils.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache, dnn::LinearGradients;
using Mistakes = Catalogue<LinearGradients(const mat&, const Cache&, Activation)>;
using Entry = Mistakes::Entry;

LinearGradients right(const mat& dA, const Cache& cache, Activation g) {
    return reference::linear_activation_backward(dA, cache, g);
}

/// The gradients with this dZ, element by element.
template <typename F>
LinearGradients with_dZ(const mat& dA, const Cache& cache, const F& element) {
    mat dZ = dA;
    for (arma::uword i = 0; i < dZ.n_elem; ++i)
        dZ(i) = element(dA(i), cache.Z(i));
    return reference::linear_backward(dZ, cache.linear);
}

/// With the wrong dZ.
Entry of(const char* id, const char* seen, const char* look,
         double (*element)(double da, double z, Activation g)) {
    return {id, seen, look, [element](const mat& dA, const Cache& cache, Activation g) {
                return with_dZ(dA, cache, [&](double da, double z) { return element(da, z, g); });
            }};
}

/// An element of the wrong dZ of one activation.
using Element = double (*)(double da, double z);

/// The same for one activation alone.
Entry of(Activation only, const char* id, const char* seen, const char* look, Element element) {
    return {id, seen, look, [only, element](const mat& dA, const Cache& cache, Activation g) {
                return g == only ? with_dZ(dA, cache, element) : right(dA, cache, g);
            }};
}

/// For relu alone. Beside the mistake, an answer may put a Z of 0 on either side of the kink.
Entry of_relu(const char* id, const char* seen, const char* look, Element element) {
    const auto is_one = [element](const Answer& got, const Answer&, const mat& dA, const Cache& cache,
                                  Activation g) {
        const double least = std::numeric_limits<double>::min();
        return g == Activation::relu && std::ranges::any_of(std::array{0.0, least, -least}, [&](double zero) {
                   const auto wrong = [&](double da, double z) { return element(da, z == 0 ? zero : z); };
                   return agree(got, Answer{results(with_dZ(dA, cache, wrong))});
               });
    };
    return {id, seen, look, is_one};
}

/// With another activation's function for sigmoid, relu and tanh.
Entry chosen(const char* id, const char* seen, const char* look, Activation for_sigmoid, Activation for_relu,
             Activation for_tanh) {
    return {id, seen, look, [=](const mat& dA, const Cache& cache, Activation g) {
                return right(dA, cache,
                             g == Activation::sigmoid ? for_sigmoid
                             : g == Activation::relu  ? for_relu
                                                      : for_tanh);
            }};
}

/// Right except for what `spoil` does.
using Spoil = void (*)(LinearGradients& gradients, const mat& dA, const Cache& cache, Activation g);
Entry spoilt(const char* id, const char* seen, const char* look, Spoil spoil) {
    return {id, seen, look, [spoil](const mat& dA, const Cache& cache, Activation g) {
                LinearGradients gradients = right(dA, cache, g);
                spoil(gradients, dA, cache, g);
                return gradients;
            }};
}

/// Right except for one activation, for which nothing happens.
Entry without(Activation none, const char* id, const char* seen) {
    return {id, seen,
            "Does each of the three activations have its case, and does each case set what is returned?",
            [none](const mat& dA, const Cache& cache, Activation g) {
                return g == none ? LinearGradients{} : right(dA, cache, g);
            }};
}

/// Right except for one activation, where linear_backward stops at an empty dZ.
Entry without_dZ(Activation none, const char* id, const char* seen) {
    return {id, seen, "Does each of the three activations have its case, and is dZ assigned in it?",
            [none](const mat& dA, const Cache& cache, Activation g) {
                if (g != none)
                    return right(dA, cache, g);
                return LinearGradients{{}, mat() * cache.linear.A.t(), {}};
            }};
}

double slope(double z, Activation g) {
    return reference::activation_derivative(z, g);
}
double value(double z, Activation g) {
    return reference::activation(z, g);
}
double sigmoid(double z) {
    return value(z, Activation::sigmoid);
}

mat dZ_of(mat dA, const Cache& cache, Activation g) {
    for (arma::uword i = 0; i < dA.n_elem; ++i)
        dA(i) *= slope(cache.Z(i), g);
    return dA;
}

/// True if each sign of dA meets each sign of Z: otherwise a mistake in relu may leave no trace.
bool has_all_signs(const mat& dA, const mat& Z) {
    const auto meet = [&](double sign_of_dA, double sign_of_Z) {
        return arma::any(arma::vectorise(sign_of_dA * dA > 0 && sign_of_Z * Z > 0));
    };
    return meet(1, 1) && meet(1, -1) && meet(-1, 1) && meet(-1, -1);
}

constexpr Activation s = Activation::sigmoid, r = Activation::relu, t = Activation::tanh;
const char* const equation = "Look at equation (11): dA times the slope of the activation, element by "
                             "element. What does your line do instead?";
const char* const pairs = "Which function belongs to which case? See the three that are provided.";
const char* const breaks =
    "Is there a break at the end of every case? Without it the next case runs as well.";
const char* const at_Z = "See the pitfalls: at which matrix is the slope taken?";
const char* const formulas = "Look at the three formulas under equation (11).";

const Mistakes& catalogue() {
    static const Mistakes
        all =
            {
                [] {
                    decltype(Mistakes::inputs) inputs;
                    np::random::RandomState draws = unseen("mistakes");
                    for (const Activation g : {s, r, t, s, r, t}) {
                        const bool first = inputs.size() < 3;
                        const int n_prev = first ? 3 : 6, n = first ? 4 : 5, m = first ? 5 : 7;
                        Cache cache;
                        mat dA;
                        do {
                            cache.linear = random_layer(draws, n_prev, n, m);
                            cache.Z = reference::linear_forward(
                                cache.linear.A, cache.linear.W / std::sqrt(n_prev), cache.linear.b);
                            if (g == r) // at its kink
                                for (arma::uword i = 0; i < cache.Z.n_elem; i += 3)
                                    cache.Z(i) = 0;
                            dA = draws.randn(n, m);
                        } while (!has_all_signs(dA, cache.Z));
                        inputs.emplace_back(dA, cache, g);
                    }
                    return inputs;
                }(),
                [](const mat& dA, const Cache& cache, Activation) {
                    return Sizes{{"m", dA.n_cols}, {"n_l", dA.n_rows}, {"n_{l-1}", cache.linear.A.n_rows}};
                },
                {
                    of("dA-for-dZ", "dZ is dA itself: the slope of the activation is missing.",
                       "Equation (11) comes before linear_backward, which takes dZ: did you pass it dA?",
                       [](double da, double, Activation) { return da; }),
                    of(s, "sigmoid-without-slope", "For sigmoid, dZ is dA itself; relu and tanh are right.",
                       equation, [](double da, double) { return da; }),
                    of_relu(
                        "relu-without-slope",
                        "For relu, dZ is dA itself, even where Z is negative; sigmoid and tanh are right.",
                        equation, [](double da, double) { return da; }),
                    of(t, "tanh-without-slope", "For tanh, dZ is dA itself; sigmoid and relu are right.",
                       equation, [](double da, double) { return da; }),

                    // ---- Which function ----
                    chosen("sigmoid-and-relu-swapped", "The slopes of sigmoid and relu are swapped.", pairs,
                           r, s, t),
                    chosen("sigmoid-and-tanh-swapped", "The slopes of sigmoid and tanh are swapped.", pairs,
                           t, r, s),
                    chosen("relu-and-tanh-swapped", "The slopes of relu and tanh are swapped.", pairs, s, t,
                           r),
                    chosen("tanh-as-sigmoid", "For tanh, the slope is sigmoid's; sigmoid and relu are right.",
                           "There are three activations: does an else treat tanh like sigmoid?", s, r, s),
                    chosen("tanh-as-relu", "For tanh, the slope is relu's; sigmoid and relu are right.",
                           "There are three activations: does an else treat tanh like relu?", s, r, r),
                    chosen("sigmoid-as-relu", "For sigmoid, the slope is relu's; relu and tanh are right.",
                           breaks, r, r, t),
                    chosen("sigmoid-as-tanh", "For sigmoid, the slope is tanh's; relu and tanh are right.",
                           breaks, t, r, t),
                    chosen("relu-as-tanh", "For relu, the slope is tanh's; sigmoid and tanh are right.",
                           breaks, s, t, t),
                    chosen("relu-as-sigmoid", "For relu, the slope is sigmoid's; sigmoid and tanh are right.",
                           breaks, s, s, t),
                    chosen("always-tanh", "All activations have the slope of tanh.", breaks, t, t, t),
                    chosen("always-relu", "All activations have the slope of relu.",
                           "Does your code look at the argument `activation` at all? And is there a break at "
                           "the end of every case?",
                           r, r, r),
                    chosen("always-sigmoid", "All activations have the slope of sigmoid.",
                           "Does your code look at the argument `activation` at all? And is there a break at "
                           "the end of every case?",
                           s, s, s),

                    // ---- The slope in the wrong place ----
                    of("slope-at-A", "The slope is taken at A = g(Z) instead of at Z.", at_Z,
                       [](double da, double z, Activation g) { return da * slope(value(z, g), g); }),
                    of("slope-at-dA", "The slope is taken at dA instead of at Z.", at_Z,
                       [](double da, double, Activation g) { return da * slope(da, g); }),
                    of("arguments-swapped", "dA and Z are swapped: Z was multiplied by the slope at dA.",
                       "In which order do the three provided functions take dA and Z?",
                       [](double da, double z, Activation g) { return z * slope(da, g); }),
                    of("slope-of-Z-times-Z", "Z was multiplied by its own slope: dA is not in it.", equation,
                       [](double, double z, Activation g) { return z * slope(z, g); }),
                    of(s, "sigmoid-slope-at-A",
                       "For sigmoid, the slope is taken at A = σ(Z) instead of at Z.", at_Z,
                       [](double da, double z) { return da * slope(sigmoid(z), s); }),
                    of(t, "tanh-slope-at-A", "For tanh, the slope is taken at A = tanh(Z) instead of at Z.",
                       at_Z, [](double da, double z) { return da * slope(std::tanh(z), t); }),
                    of(s, "sigmoid-slope-at-dA", "For sigmoid, the slope is taken at dA instead of at Z.",
                       at_Z, [](double da, double) { return da * slope(da, s); }),
                    of(t, "tanh-slope-at-dA", "For tanh, the slope is taken at dA instead of at Z.", at_Z,
                       [](double da, double) { return da * slope(da, t); }),
                    of_relu("relu-mask-of-dA",
                            "For relu, the error passes where dA is positive, not where Z is.", at_Z,
                            [](double da, double) { return da > 0 ? da : 0; }),
                    of_relu("relu-mask-of-both",
                            "For relu, the error passes only where both Z and dA are positive.", at_Z,
                            [](double da, double z) { return z > 0 && da > 0 ? da : 0; }),
                    of("slope-as-if-Z-were-A",
                       "Z went into the formula of the slope as if it were A: sigmoid and tanh were not "
                       "applied to it.",
                       formulas,
                       [](double da, double z, Activation g) {
                           return da * (g == s ? z * (1 - z) : g == t ? 1 - z * z : slope(z, g));
                       }),
                    of(s, "sigmoid-slope-of-bare-Z", "For sigmoid, the slope is Z·(1 - Z): σ is missing.",
                       formulas, [](double da, double z) { return da * z * (1 - z); }),
                    of(t, "tanh-slope-of-bare-Z", "For tanh, the slope is 1 - Z²: tanh is missing.", formulas,
                       [](double da, double z) { return da * (1 - z * z); }),
                    {"slope-at-A_prev",
                     "The slope is taken at the cache's A, which is A_prev, from the layer before: its shape "
                     "is ({n_{l-1}}, {m}), not that of dA.",
                     "cache.linear.A, cache.Z: which of them went into this layer's activation?",
                     [](const mat& dA, const Cache& cache, Activation) {
                         return LinearGradients{dnn::sigmoid_backward(dA, cache.linear.A), {}, {}};
                     }},

                    // ---- Part of the slope ----
                    of(s, "sigmoid-without-1-s",
                       "For sigmoid, the slope is σ(Z) alone: its factor 1 - σ(Z) is missing.", formulas,
                       [](double da, double z) { return da * sigmoid(z); }),
                    of(s, "sigmoid-without-s",
                       "For sigmoid, the slope is 1 - σ(Z) alone: its factor σ(Z) is missing.", formulas,
                       [](double da, double z) { return da * (1 - sigmoid(z)); }),
                    of(s, "sigmoid-1-plus-s",
                       "For sigmoid, the slope is σ(Z)·(1 + σ(Z)); the plus should be a minus.", formulas,
                       [](double da, double z) { return da * sigmoid(z) * (1 + sigmoid(z)); }),
                    of(s, "sigmoid-1-minus-s-squared",
                       "For sigmoid, the slope is 1 - σ(Z)²: that is tanh's formula.", formulas,
                       [](double da, double z) { return da * (1 - sigmoid(z) * sigmoid(z)); }),
                    of(s, "sigmoid-brackets",
                       "For sigmoid, dZ is dA·σ(Z)·1 - σ(Z): the brackets of (1 - σ(Z)) are missing.",
                       "* and % bind more tightly than -.",
                       [](double da, double z) { return da * sigmoid(z) - sigmoid(z); }),
                    of(t, "tanh-not-squared", "For tanh, the slope is 1 - tanh(Z): the square is missing.",
                       formulas, [](double da, double z) { return da * (1 - std::tanh(z)); }),
                    of(t, "tanh-like-sigmoid",
                       "For tanh, the slope is tanh(Z)·(1 - tanh(Z)): that is sigmoid's formula.", formulas,
                       [](double da, double z) { return da * std::tanh(z) * (1 - std::tanh(z)); }),
                    of(t, "tanh-1-plus-square",
                       "For tanh, the slope is 1 + tanh²(Z); the plus should be a minus.", formulas,
                       [](double da, double z) { return da * (1 + std::tanh(z) * std::tanh(z)); }),
                    of(t, "tanh-square-alone",
                       "For tanh, the slope is tanh²(Z): the 1 - before it is missing.", formulas,
                       [](double da, double z) { return da * std::tanh(z) * std::tanh(z); }),
                    of(t, "tanh-of-square",
                       "For tanh, the slope is 1 - tanh(Z²): Z was squared, not tanh(Z).", formulas,
                       [](double da, double z) { return da * (1 - std::tanh(z * z)); }),
                    of(s, "sigmoid-sign", "For sigmoid, dZ has the wrong sign.", formulas,
                       [](double da, double z) { return -da * slope(z, s); }),
                    of(t, "tanh-sign", "For tanh, dZ has the wrong sign.", formulas,
                       [](double da, double z) { return -da * slope(z, t); }),
                    of(t, "tanh-brackets",
                       "For tanh, dZ is dA - tanh²(Z): the brackets of (1 - tanh²(Z)) are missing.",
                       "* and % bind more tightly than -.",
                       [](double da, double z) { return da - std::tanh(z) * std::tanh(z); }),
                    {"relu-passes-at-zero",
                     "For relu, the error passes where Z is exactly 0; all other elements are right.",
                     "The slope of relu is 1 where Z > 0, and 0 elsewhere: on which side of your condition "
                     "is 0?",
                     [](const mat& dA, const Cache& cache, Activation g) {
                         if (g != r)
                             return right(dA, cache, g);
                         return with_dZ(dA, cache, [](double da, double z) { return z >= 0 ? da : 0; });
                     }},
                    of_relu("relu-mask-inverted",
                            "For relu, the error passes where Z is negative, and is stopped where it is "
                            "positive.",
                            "Look at equation (11) and the lines about relu below it: where is the slope 1?",
                            [](double da, double z) { return z <= 0 ? da : 0; }),
                    of_relu("relu-slope-without-dA",
                            "For relu, dZ is the slope alone, 1 or 0: dA is not in it.", equation,
                            [](double, double z) { return z > 0 ? 1.0 : 0.0; }),
                    of_relu("relu-times-Z",
                            "For relu, dA was multiplied by relu(Z) instead of its slope, 1 or 0.", equation,
                            [](double da, double z) { return z > 0 ? da * z : 0; }),
                    of_relu("relu-forward",
                            "For relu, dZ is relu(Z): that is the forward step, and dA is not in it.",
                            equation, [](double, double z) { return z > 0 ? z : 0; }),
                    of("activation-for-slope",
                       "dA was multiplied by the activation g(Z) instead of its slope g'(Z).", equation,
                       [](double da, double z, Activation g) { return da * value(z, g); }),
                    of("forward-on-dA", "dZ is g(dA): the activation was applied to dA, and Z is not in it.",
                       "The functions for the backward step end in _backward.",
                       [](double da, double, Activation g) { return value(da, g); }),
                    of("forward-on-Z", "dZ is g(Z): that is the forward step, and dA is not in it.",
                       "The functions for the backward step end in _backward.",
                       [](double, double z, Activation g) { return value(z, g); }),
                    of("slope-without-dA", "dZ is the slope g'(Z) alone: dA is not in it.", equation,
                       [](double, double z, Activation g) { return slope(z, g); }),
                    of("slope-added", "dZ is dA + g'(Z): the slope was added, not multiplied.", equation,
                       [](double da, double z, Activation g) { return da + slope(z, g); }),
                    of("Z-for-dZ", "dZ is Z itself: dA is not in it.", equation,
                       [](double, double z, Activation) { return z; }),
                    of("slope-squared",
                       "The slope was applied twice: dZ went through the activation a second time.",
                       "The provided functions already multiply by the slope.",
                       [](double da, double z, Activation g) { return da * slope(z, g) * slope(z, g); }),
                    of("dA-twice", "dA was applied twice: dZ is dA² times the slope.",
                       "The provided functions already multiply by dA.",
                       [](double da, double z, Activation g) { return da * da * slope(z, g); }),
                    of(s, "sigmoid-slope-squared",
                       "For sigmoid, the slope was applied twice; relu and tanh are right.",
                       "sigmoid_backward already multiplies by the slope.",
                       [](double da, double z) { return da * slope(z, s) * slope(z, s); }),
                    of(t, "tanh-slope-squared",
                       "For tanh, the slope was applied twice; sigmoid and relu are right.",
                       "tanh_backward already multiplies by the slope.",
                       [](double da, double z) { return da * slope(z, t) * slope(z, t); }),
                    of(s, "sigmoid-dA-twice", "For sigmoid, dA was applied twice; relu and tanh are right.",
                       "sigmoid_backward already multiplies by dA.",
                       [](double da, double z) { return da * da * slope(z, s); }),
                    of_relu("relu-dA-twice", "For relu, dA was applied twice; sigmoid and tanh are right.",
                            "relu_backward already lets dA through.",
                            [](double da, double z) { return da * da * slope(z, r); }),
                    of(t, "tanh-dA-twice", "For tanh, dA was applied twice; sigmoid and relu are right.",
                       "tanh_backward already multiplies by dA.",
                       [](double da, double z) { return da * da * slope(z, t); }),
                    of(s, "sigmoid-arguments-swapped",
                       "For sigmoid, dA and Z are swapped: Z was multiplied by the slope at dA.",
                       "In which order does sigmoid_backward take dA and Z?",
                       [](double da, double z) { return z * slope(da, s); }),
                    of_relu("relu-arguments-swapped",
                            "For relu, dA and Z are swapped: Z passes where dA is positive.",
                            "In which order does relu_backward take dA and Z?",
                            [](double da, double z) { return z * slope(da, r); }),
                    of(t, "tanh-arguments-swapped",
                       "For tanh, dA and Z are swapped: Z was multiplied by the slope at dA.",
                       "In which order does tanh_backward take dA and Z?",
                       [](double da, double z) { return z * slope(da, t); }),
                    of(s, "sigmoid-slope-without-dA", "For sigmoid, dZ is the slope alone: dA is not in it.",
                       equation, [](double, double z) { return slope(z, s); }),
                    of(t, "tanh-slope-without-dA", "For tanh, dZ is the slope alone: dA is not in it.",
                       equation, [](double, double z) { return slope(z, t); }),
                    of("dZ-sign", "All three gradients are right except for their sign.",
                       "Equation (11) has no minus.",
                       [](double da, double z, Activation g) { return -da * slope(z, g); }),
                    {"matrix-product-with-slope",
                     "It threw an exception: dA and the slope were multiplied as matrices; both are ({n_l}, "
                     "{m}).",
                     "Equation (11) goes element by element: that is % in Armadillo, where * is the matrix "
                     "product.",
                     [](const mat& dA, const Cache& cache, Activation) {
                         return LinearGradients{dA * cache.Z, {}, {}};
                     }},

                    // ---- The linear part ----
                    spoilt("not-averaged",
                           "dW and db are both {m} times too large in every element; dA_prev is right.",
                           "linear_backward divides by m: do you call it here, or did you write it again "
                           "without 1/m?",
                           [](auto& g, auto& dA, auto&, auto) { g.dW *= dA.n_cols, g.db *= dA.n_cols; }),
                    spoilt("dW-not-averaged",
                           "dW is {m} times too large in every element; db and dA_prev are right.",
                           "linear_backward divides by m: do you call it here, or did you write it again "
                           "without 1/m?",
                           [](auto& g, auto& dA, auto&, auto) { g.dW *= dA.n_cols; }),
                    spoilt("db-not-averaged",
                           "db is {m} times too large in every element; dW and dA_prev are right.",
                           "linear_backward divides by m: do you call it here, or did you write it again "
                           "without 1/m?",
                           [](auto& g, auto& dA, auto&, auto) { g.db *= dA.n_cols; }),
                    spoilt("averaged-twice", "dW and db were divided by {m} twice; dA_prev is right.",
                           "linear_backward already divides by m.",
                           [](auto& g, auto& dA, auto&, auto) { g.dW /= dA.n_cols, g.db /= dA.n_cols; }),
                    spoilt("dZ-averaged",
                           "dA_prev was divided by {m}, and dW and db were divided by it twice.",
                           "linear_backward divides by m where it belongs: was dZ divided as well?",
                           [](auto& g, auto& dA, auto&, auto) {
                               g.dW /= dA.n_cols, g.db /= dA.n_cols, g.dA_prev /= dA.n_cols;
                           }),
                    spoilt("dA_prev-averaged", "dA_prev was divided by {m}; dW and db are right.",
                           "Only dW and db are averages over the examples; linear_backward takes care of it.",
                           [](auto& g, auto& dA, auto&, auto) { g.dA_prev /= dA.n_cols; }),
                    spoilt("dA_prev-is-dA", "dA_prev is dA, as it came in.",
                           "dA_prev is what linear_backward returns: the gradient of the layer before.",
                           [](auto& g, auto& dA, auto&, auto) { g.dA_prev = dA; }),
                    spoilt("dA_prev-is-dZ", "dA_prev is dZ: it has not gone back through the weights.",
                           "dA_prev is what linear_backward returns: the gradient of the layer before.",
                           [](auto& g, auto& dA, auto& cache, auto a) { g.dA_prev = dZ_of(dA, cache, a); }),
                    spoilt("dA_prev-from-dA",
                           "dA_prev was computed from dA instead of dZ; dW and db are right.",
                           "Equation (10) sends dZ back through the weights, not dA.",
                           [](auto& g, auto& dA, auto& cache, auto) {
                               g.dA_prev = reference::linear_backward(dA, cache.linear).dA_prev;
                           }),
                    spoilt("dW-and-db-from-dA",
                           "dW and db were computed from dA instead of dZ; dA_prev is right.",
                           "Equations (8) and (9) take dZ, not dA.",
                           [](auto& g, auto& dA, auto& cache, auto) {
                               const LinearGradients of_dA = reference::linear_backward(dA, cache.linear);
                               g.dW = of_dA.dW;
                               g.db = of_dA.db;
                           }),
                    spoilt("dW-from-dA", "dW was computed from dA instead of dZ; db and dA_prev are right.",
                           "Equation (8) takes dZ, not dA.",
                           [](auto& g, auto& dA, auto& cache,
                              auto) { g.dW = reference::linear_backward(dA, cache.linear).dW; }),
                    spoilt("db-from-dA", "db was computed from dA instead of dZ; dW and dA_prev are right.",
                           "Equation (9) takes dZ, not dA.",
                           [](auto& g, auto& dA, auto& cache,
                              auto) { g.db = reference::linear_backward(dA, cache.linear).db; }),
                    spoilt("Z-for-A_prev",
                           "dW was computed with this layer's Z instead of A_prev, the activations of the "
                           "layer before.",
                           "linear_backward needs the linear cache as exercise 4 stored it.",
                           [](auto& g, auto& dA, auto& cache, auto a) {
                               g.dW = dZ_of(dA, cache, a) * cache.Z.t() / dA.n_cols;
                           }),
                    spoilt("dW-and-dA_prev-swapped", "dW and dA_prev are swapped.",
                           "linear_backward returns dA_prev first, then dW, then db.",
                           [](auto& g, auto&, auto&, auto) { std::swap(g.dW, g.dA_prev); }),
                    spoilt("dW-and-db-swapped", "dW and db are swapped.",
                           "linear_backward returns dA_prev first, then dW, then db.",
                           [](auto& g, auto&, auto&, auto) { std::swap(g.dW, g.db); }),
                    spoilt("returned-in-another-order", "dA_prev, dW and db came back as dW, db, dA_prev.",
                           "linear_backward returns dA_prev first, then dW, then db.",
                           [](auto& g, auto&, auto&, auto) {
                               g = {g.dW, g.db, g.dA_prev};
                           }),
                    spoilt("nothing-assigned", "All three gradients are empty: nothing was assigned to them.",
                           "What happens to dZ, and does the result go into `gradients`?",
                           [](auto& g, auto&, auto&, auto) { g = {}; }),
                    without(s, "sigmoid-missing",
                            "For sigmoid, all three gradients are empty; relu and tanh are right."),
                    without(r, "relu-missing",
                            "For relu, all three gradients are empty; sigmoid and tanh are right."),
                    without(t, "tanh-missing",
                            "For tanh, all three gradients are empty; sigmoid and relu are right."),
                    without_dZ(s, "sigmoid-without-dZ",
                               "For sigmoid it threw an exception: dZ is empty; relu and tanh are right."),
                    without_dZ(r, "relu-without-dZ",
                               "For relu it threw an exception: dZ is empty; sigmoid and tanh are right."),
                    without_dZ(t, "tanh-without-dZ",
                               "For tanh it threw an exception: dZ is empty; sigmoid and relu are right."),
                },
                [](const mat& dA, const Cache& cache, Activation) {
                    return Results{
                        {"dA", dA}, {"A_prev", cache.linear.A}, {"W", cache.linear.W}, {"b", cache.linear.b}};
                },
            };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::linear_activation_backward, reference::linear_activation_backward, catalogue(),
                     formula::by_formula(
                         &dnn::linear_activation_backward, "linear_activation_backward", catalogue().inputs,
                         [](auto&, auto&, dnn::Activation g) { return formula::case_of(g); }));
}

std::vector<std::string> misconception_ids() {
    return ids_of(catalogue());
}

} // namespace checks
