// Mistakes in linear_activation_forward: one activation in place of another, or none at all, and a cache that does not
// hold what the backward step needs.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn_utils.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::Activation, dnn::Cache;
using enum dnn::Activation;
using Result = std::pair<mat, Cache>;
using Mistakes = Catalogue<Result(const mat&, const mat&, const mat&, Activation)>;

mat applied(const mat& Z, Activation g) {
    return g == sigmoid ? dnn::sigmoid(Z) : g == relu ? dnn::relu(Z) : dnn::tanh(Z);
}

/// A mistake in A alone: A = map(Z, g).
Mistakes::Entry activation(const char* id, const char* seen, const char* look,
                           mat (*map)(const mat& Z, Activation g)) {
    return {id, seen, look, [map](const mat& A_prev, const mat& W, const mat& b, Activation g) {
                Result result = reference::linear_activation_forward(A_prev, W, b, g);
                result.first = map(result.second.Z, g);
                return result;
            }};
}

/// A mistake that spoils a right answer.
Mistakes::Entry spoilt(const char* id, const char* seen, const char* look,
                       void (*spoil)(mat& A, Cache& cache)) {
    return {id, seen, look, [spoil](const mat& A_prev, const mat& W, const mat& b, Activation g) {
                Result result = reference::linear_activation_forward(A_prev, W, b, g);
                spoil(result.first, result.second);
                return result;
            }};
}

using Recognized = bool (*)(const Answer& got, const Results& wanted, const mat& A_prev, const mat& W,
                            const mat& b, Activation g);
/// A mistake with more than one answer; `thrown` says whether the call must have thrown.
Mistakes::Entry any(const char* id, const char* seen, const char* look, bool thrown, Recognized recognized) {
    return {id, seen, look,
            [=](const Answer& got, const Answer& wanted, const mat& A_prev, const mat& W, const mat& b,
                Activation g) {
                return got.thrown.has_value() == thrown && recognized(got, wanted.results, A_prev, W, b, g);
            }};
}

/// A mistake in one activation alone: A_ij = f(Z_ij).
Mistakes::Entry formula(const char* id, const char* seen, const char* look, Activation which,
                        double (*f)(double)) {
    return {id, seen, look, [which, f](const mat& A_prev, const mat& W, const mat& b, Activation g) {
                Result result = reference::linear_activation_forward(A_prev, W, b, g);
                if (g == which)
                    result.first = mat(result.second.Z).transform(f);
                return result;
            }};
}

/// With two activations swapped.
template <Activation one, Activation other>
mat exchanged(const mat& Z, Activation g) {
    return applied(Z, g == one ? other : g == other ? one : g);
}

double itself(double z) {
    return z;
}

double sigma(double z) {
    return reference::activation(z, sigmoid);
}

double max_0(double z) {
    return reference::activation(z, relu);
}

double step(double z) {
    return z > 0;
}

double hyperbolic_tangent(double z) {
    return std::tanh(z);
}

/// Places in the results: A, then the cache's Z, linear.A, linear.W, linear.b.
enum Place { in_A, in_Z, in_linear_A, in_linear_W, in_linear_b };

bool is_right(const Answer& got, const Results& wanted, std::initializer_list<Place> places) {
    return std::all_of(places.begin(), places.end(),
                       [&](Place place) { return agree(got.results[place].second, wanted[place].second); });
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 3, 7}, {2, 6, 4}})
                for (const Activation g : {sigmoid, relu, tanh}) {
                    const dnn::LinearCache layer = random_layer(draws, n_prev, n, m);
                    inputs.emplace_back(layer.A, layer.W, layer.b, g);
                }
            return inputs;
        }(),
        [](const mat& A_prev, const mat& W, const mat&, Activation) {
            return Sizes{{"m", A_prev.n_cols}, {"n_l", W.n_rows}, {"n_{l-1}", W.n_cols}};
        },
        {
            // ---- One activation in place of another ----
            activation(
                "always-sigmoid", "A is sigmoid(Z) whatever the argument `activation` asks for.",
                "Where does your code look at `activation`? If in a switch: does each case end in break?",
                [](const mat& Z, Activation) { return dnn::sigmoid(Z); }),
            activation(
                "always-relu", "A is relu(Z) whatever the argument `activation` asks for.",
                "Where does your code look at `activation`? If in a switch: does each case end in break?",
                [](const mat& Z, Activation) { return dnn::relu(Z); }),
            activation("always-tanh", "A is tanh(Z) whatever the argument `activation` asks for.",
                       "Where does your code look at `activation`? A switch whose cases do not end in break "
                       "runs on into the last one.",
                       [](const mat& Z, Activation) { return dnn::tanh(Z); }),
            activation("sigmoid-and-relu-swapped",
                       "Sigmoid and relu are swapped: each is used where the other is asked for.",
                       "Compare each condition or case with the function it calls.",
                       exchanged<sigmoid, relu>),
            activation("relu-and-tanh-swapped",
                       "Relu and tanh are swapped: each is used where the other is asked for.",
                       "Compare each condition or case with the function it calls.", exchanged<relu, tanh>),
            activation("sigmoid-and-tanh-swapped",
                       "Sigmoid and tanh are swapped: each is used where the other is asked for.",
                       "Compare each condition or case with the function it calls.",
                       exchanged<sigmoid, tanh>),
            formula("sigmoid-gives-relu", "A is relu(Z) when sigmoid is asked for.",
                    "Does the sigmoid case run on into the next one, or is there an `if` where an `else if` "
                    "should be?",
                    sigmoid, max_0),
            formula("sigmoid-gives-tanh", "A is tanh(Z) when sigmoid is asked for.",
                    "Does the sigmoid case run on into the next one, or is there an `if` where an `else if` "
                    "should be?",
                    sigmoid, hyperbolic_tangent),
            formula("relu-gives-sigmoid", "A is sigmoid(Z) when relu is asked for.",
                    "Does the relu case run on into the next one, or is there an `if` where an `else if` "
                    "should be?",
                    relu, sigma),
            formula("relu-gives-tanh", "A is tanh(Z) when relu is asked for.",
                    "Does the relu case run on into the next one, or is there an `if` where an `else if` "
                    "should be?",
                    relu, hyperbolic_tangent),
            formula("tanh-gives-sigmoid", "A is sigmoid(Z) when tanh is asked for.",
                    "There are three activations: does an `else` or `default` swallow tanh?", tanh, sigma),
            formula("tanh-gives-relu", "A is relu(Z) when tanh is asked for.",
                    "There are three activations: does an `else` or `default` swallow tanh?", tanh, max_0),

            // ---- No activation ----
            activation("no-activation", "A is Z: no activation was applied.",
                       "The layer has two steps: see the two equations at the top of the exercise. An "
                       "activation returns its result and leaves Z as it is.",
                       [](const mat& Z, Activation) { return Z; }),
            formula("sigmoid-not-applied", "A is Z when sigmoid is asked for.",
                    "What does your sigmoid case assign to A?", sigmoid, itself),
            formula("relu-not-applied", "A is Z when relu is asked for: it still has negative elements.",
                    "What does your relu case assign to A?", relu, itself),
            formula("tanh-not-applied", "A is Z when tanh is asked for.",
                    "What does your tanh case assign to A?", tanh, itself),
            activation("A-not-assigned", "A is empty: nothing was assigned to it.",
                       "Does your result go into the A declared above, or into a new variable of the same "
                       "name, as `auto [A, …]` or `arma::mat A` would create?",
                       [](const mat&, Activation) { return mat(); }),
            activation("sigmoid-forgotten", "A is empty when sigmoid is asked for.",
                       "Three activations, three cases. Which one is missing?",
                       [](const mat& Z, Activation g) { return g == sigmoid ? mat() : applied(Z, g); }),
            activation("relu-forgotten", "A is empty when relu is asked for.",
                       "Three activations, three cases. Which one is missing?",
                       [](const mat& Z, Activation g) { return g == relu ? mat() : applied(Z, g); }),
            activation("tanh-forgotten", "A is empty when tanh is asked for.",
                       "Three activations, three cases: the notebook has two of them. Which one is missing?",
                       [](const mat& Z, Activation g) { return g == tanh ? mat() : applied(Z, g); }),
            activation("only-sigmoid", "A is empty when relu or tanh is asked for.",
                       "Three activations, three cases. Which ones are missing?",
                       [](const mat& Z, Activation g) { return g == sigmoid ? applied(Z, g) : mat(); }),
            activation("only-relu", "A is empty when sigmoid or tanh is asked for.",
                       "Three activations, three cases. Which ones are missing?",
                       [](const mat& Z, Activation g) { return g == relu ? applied(Z, g) : mat(); }),
            activation("only-tanh", "A is empty when sigmoid or relu is asked for.",
                       "Three activations, three cases. Which ones are missing?",
                       [](const mat& Z, Activation g) { return g == tanh ? applied(Z, g) : mat(); }),

            // ---- Formulas of one's own ----
            formula("sigmoid-with-wrong-sign",
                    "The sigmoid has the wrong sign in its exponent: it falls as Z rises.",
                    "See the formula of sigmoid in the exercise, or call the one in dnn_utils.hpp.", sigmoid,
                    [](double z) { return sigma(-z); }),
            formula("sigmoid-without-parentheses", "A is 1 + e^-Z when sigmoid is asked for.",
                    "1 / 1 + x is not 1 / (1 + x). Or call sigmoid from dnn_utils.hpp.", sigmoid,
                    [](double z) { return 1 + std::exp(-z); }),
            formula("sigmoid-with-minus", "A is 1 / (1 - e^-Z) when sigmoid is asked for.",
                    "See the formula of sigmoid in the exercise, or call the one in dnn_utils.hpp.", sigmoid,
                    [](double z) { return 1 / (1 - std::exp(-z)); }),
            formula("sigmoid-is-exponential",
                    "A is e^Z when sigmoid is asked for: the 1 in the denominator is missing.",
                    "See the formula of sigmoid in the exercise, or call the one in dnn_utils.hpp.", sigmoid,
                    [](double z) { return std::exp(z); }),
            formula("sigmoid-derivative", "A is the derivative of sigmoid, not sigmoid itself.",
                    "This is the forward step; the derivatives come in exercise 8.", sigmoid,
                    [](double z) { return sigma(z) * (1 - sigma(z)); }),
            formula("sigmoid-rounded", "A is 0 or 1 when sigmoid is asked for: the probability was rounded.",
                    "A is the probability itself. Deciding between 0 and 1 is left to predict.", sigmoid,
                    step),
            activation("softmax", "Each column of A adds up to 1 when sigmoid is asked for: that is softmax.",
                       "Sigmoid takes each element by itself. See its formula in the exercise.",
                       [](const mat& Z, Activation g) -> mat {
                           return g == sigmoid ? arma::normalise(mat(arma::exp(Z)), 1) : applied(Z, g);
                       }),
            any("relu-leaky", "Relu is not 0 for negative Z, but a fraction of Z: that is leaky relu.",
                "See the formula of relu in the exercise.", false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&,
                   Activation g) {
                    const mat &Z = wanted[in_Z].second, &A = got.results[in_A].second;
                    if (g != relu || !is_right(got, wanted, {in_Z, in_linear_A, in_linear_W, in_linear_b}) ||
                        arma::size(A) != arma::size(Z))
                        return false;
                    const arma::uword lowest = Z.index_min();
                    const double slope = A(lowest) / Z(lowest);
                    mat leaky = Z;
                    leaky.transform([slope](double z) { return z > 0 ? z : slope * z; });
                    return slope > 0 && slope < 1 && agree(A, leaky);
                }),
            formula("relu-is-a-step",
                    "A is 1 where Z is positive: that is relu's derivative, or the result of a comparison.",
                    "relu(Z) = max(0, Z): what is it for Z = 3? A comparison gives 0 or 1.", relu, step),
            formula("relu-is-absolute-value", "A is |Z| when relu is asked for.",
                    "relu(Z) = max(0, Z): what is it for Z = -3?", relu,
                    [](double z) { return std::abs(z); }),
            formula("relu-is-minimum", "A is min(0, Z) when relu is asked for: it keeps what is negative.",
                    "relu(Z) = max(0, Z): what is it for Z = 3, and for Z = -3?", relu,
                    [](double z) { return z < 0 ? z : 0; }),
            formula("relu-of-minus-Z", "A is max(0, -Z) when relu is asked for.",
                    "relu(Z) = max(0, Z): is there a minus?", relu, [](double z) { return z < 0 ? -z : 0; }),
            formula("tanh-from-sigmoid", "A is 2·sigmoid(Z) - 1, which is tanh(Z/2).",
                    "tanh(Z) = 2·sigmoid(2Z) - 1. Or call tanh from dnn_utils.hpp.", tanh,
                    [](double z) { return 2 * sigma(z) - 1; }),
            formula("tanh-derivative", "A is the derivative of tanh, not tanh itself.",
                    "This is the forward step; the derivatives come in exercise 8.", tanh,
                    [](double z) { return 1 - std::tanh(z) * std::tanh(z); }),
            formula("tan", "A is tan(Z), the tangent of an angle, when tanh is asked for.",
                    "The hyperbolic one ends in h.", tanh, [](double z) { return std::tan(z); }),
            formula("atan", "A is atan(Z), an angle, when tanh is asked for.",
                    "The hyperbolic tangent is not an inverse: see dnn_utils.hpp.", tanh,
                    [](double z) { return std::atan(z); }),
            activation("activation-applied-twice", "The activation was applied twice: A is g(g(Z)).",
                       "Which two of your lines apply it? One step is Z, the next is A.",
                       [](const mat& Z, Activation g) { return applied(applied(Z, g), g); }),
            any("activations-mixed-up",
                "The activations are mixed up: A is an activation of Z, but not the one asked for.",
                "Compare each condition or case with the function it calls.", false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&,
                   Activation g) {
                    bool one_of_them = false;
                    for (const Activation other : {sigmoid, relu, tanh})
                        one_of_them = one_of_them ||
                                      (other != g &&
                                       agree(got.results[in_A].second, applied(wanted[in_Z].second, other)));
                    return one_of_them;
                }),
            any("activation-of-A_prev", "The activation was applied to A_prev, not to Z.",
                "Which of the two equations gives Z, and where does Z go in the second?", false,
                [](const Answer& got, const Results&, const mat& A_prev, const mat&, const mat&,
                   Activation g) { return agree(got.results[in_A].second, applied(A_prev, g)); }),

            any("sigmoid-wrong",
                "A is wrong when sigmoid is asked for; the cache and the other two activations are right.",
                "Compare your line with the formula of sigmoid in the exercise, for Z = 0, 1 and -1; or call "
                "the one in dnn_utils.hpp.",
                false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&,
                   Activation g) {
                    return g == sigmoid &&
                           is_right(got, wanted, {in_Z, in_linear_A, in_linear_W, in_linear_b});
                }),
            any("relu-wrong",
                "A is wrong when relu is asked for; the cache and the other two activations are right.",
                "Compare your line with the formula of relu in the exercise, for Z = 0, 1 and -1; or call "
                "the one in dnn_utils.hpp.",
                false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&,
                   Activation g) {
                    return g == relu && is_right(got, wanted, {in_Z, in_linear_A, in_linear_W, in_linear_b});
                }),
            any("tanh-wrong",
                "A is wrong when tanh is asked for; the cache and the other two activations are right.",
                "Compare your line with the formula of tanh in the exercise, for Z = 0, 1 and -1; or call "
                "the one in dnn_utils.hpp.",
                false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&,
                   Activation g) {
                    return g == tanh && is_right(got, wanted, {in_Z, in_linear_A, in_linear_W, in_linear_b});
                }),

            // ---- The cache ----
            spoilt("cache-holds-A", "A is right, but cache.Z holds A.",
                   "The backward step needs what went into the activation, not what came out of it.",
                   [](mat& A, Cache& cache) { cache.Z = A; }),
            any("cache-holds-A-for-one-activation", "A is right, but for some activations cache.Z holds A.",
                "Does one of your cases write its result into Z, or change Z in place?", false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&, Activation) {
                    return is_right(got, wanted, {in_A, in_linear_A, in_linear_W, in_linear_b}) &&
                           agree(got.results[in_Z].second, wanted[in_A].second);
                }),
            spoilt("A-and-Z-swapped", "A and cache.Z are swapped.",
                   "A is what comes out of the activation, Z what goes in. Which one does linear_forward "
                   "return?",
                   [](mat& A, Cache& cache) { std::swap(A, cache.Z); }),
            spoilt("cache-not-filled", "A is right, but the cache is empty.",
                   "See \"What to build\": the cache has two members, `linear` and `Z`. If you declare it "
                   "with `auto`, you make a new one.",
                   [](mat&, Cache& cache) { cache = {}; }),
            spoilt("Z-not-cached", "A is right, but cache.Z is empty.",
                   "See \"What to build\": which two members of the cache must be filled in?",
                   [](mat&, Cache& cache) { cache.Z.reset(); }),
            spoilt("linear-cache-not-kept", "A and cache.Z are right, but cache.linear is empty.",
                   "linear_forward returns two things. Where does the second go?",
                   [](mat&, Cache& cache) { cache.linear = {}; }),
            any("cache-not-filled-for-one-activation",
                "A is right, but for some activations the cache, or part of it, is empty.",
                "Compare your cases: does each of them fill in the whole cache? It could be done once for "
                "all of them.",
                false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&, Activation) {
                    bool all_of_linear_empty = true, Z_is_empty = got.results[in_Z].second.is_empty();
                    for (const Place place : {in_linear_A, in_linear_W, in_linear_b})
                        all_of_linear_empty = all_of_linear_empty && got.results[place].second.is_empty();
                    return is_right(got, wanted, {in_A}) && (Z_is_empty || all_of_linear_empty);
                }),
            any("linear-cache-incomplete", "At least one of A, W and b is missing from cache.linear.",
                "linear_forward returns a complete one: is that where yours comes from?", false,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat&, Activation) {
                    bool one_is_empty = false;
                    for (const Place place : {in_linear_A, in_linear_W, in_linear_b})
                        one_is_empty = one_is_empty || got.results[place].second.is_empty();
                    return is_right(got, wanted, {in_A, in_Z}) && one_is_empty;
                }),
            spoilt("linear-cache-in-wrong-order", "A and W are swapped in cache.linear.",
                   "linear_forward returns it in the right order: is that where yours comes from?",
                   [](mat&, Cache& cache) { std::swap(cache.linear.A, cache.linear.W); }),
            spoilt("linear-cache-holds-A", "cache.linear.A holds this layer's A; it should be A_prev.",
                   "The backward step of a layer needs its input. linear_forward returns it: is that where "
                   "yours comes from?",
                   [](mat& A, Cache& cache) { cache.linear.A = A; }),
            spoilt("linear-cache-holds-Z", "cache.linear.A holds Z; it should be A_prev.",
                   "The backward step of a layer needs its input. linear_forward returns it: is that where "
                   "yours comes from?",
                   [](mat&, Cache& cache) { cache.linear.A = cache.Z; }),

            // ---- The linear step ----
            any("bias-forgotten", "The bias is missing: Z was W·A_prev.",
                "Does Z come from linear_forward, or from a line of your own?", false,
                [](const Answer& got, const Results& wanted, const mat& A_prev, const mat& W, const mat&,
                   Activation g) {
                    const mat Z = W * A_prev, &cached = got.results[in_Z].second;
                    return agree(got.results[in_A].second, applied(Z, g)) &&
                           (agree(cached, Z) || agree(cached, wanted[in_Z].second));
                }),
            any("arguments-swapped",
                "The wrong matrices were multiplied, as if linear_forward's arguments were in the wrong "
                "order.",
                "See its declaration in dnn/dnn.hpp: which argument comes first?", true,
                [](const Answer& got, const Results&, const mat& A_prev, const mat& W, const mat& b,
                   Activation) {
                    for (const mat* one : {&A_prev, &W, &b})
                        for (const mat* other : {&A_prev, &W, &b})
                            if (one != other && !(one == &W && other == &A_prev) &&
                                refused(got, "matrix multiplication", *one, *other))
                                return true;
                    return false;
                }),
            any("transposed-before-product",
                "A factor was transposed before the product W·A_prev, so it no longer fits.",
                "See the table \"Shapes\": W's columns already match A_prev's rows.", true,
                [](const Answer& got, const Results&, const mat& A_prev, const mat& W, const mat&,
                   Activation) {
                    const char* product = "matrix multiplication";
                    return refused(got, product, W.t(), A_prev) || refused(got, product, W, A_prev.t()) ||
                           refused(got, product, A_prev.t(), W) || refused(got, product, W.t(), A_prev.t());
                }),
            any("bias-as-plain-sum",
                "Armadillo refused to add b, a single column, to W·A_prev with its {m} columns.",
                "linear_forward already takes care of that: call it.", true,
                [](const Answer& got, const Results& wanted, const mat&, const mat&, const mat& b,
                   Activation) { return refused(got, "addition", wanted[in_Z].second, b); }),
            any("element-wise-product",
                "W and A_prev were multiplied element by element, and their shapes differ.",
                "linear_forward already has the matrix product: call it.", true,
                [](const Answer& got, const Results&, const mat& A_prev, const mat& W, const mat&,
                   Activation) {
                    return refused(got, "element-wise multiplication", W, A_prev) ||
                           refused(got, "element-wise multiplication", A_prev, W);
                }),
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(
        &dnn::linear_activation_forward, reference::linear_activation_forward, catalogue(),
        formula::by_formula(&dnn::linear_activation_forward, "linear_activation_forward", catalogue().inputs,
                            [](auto&, auto&, auto&, dnn::Activation g) { return formula::case_of(g); }));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("linear_activation_forward");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
