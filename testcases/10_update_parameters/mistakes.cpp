// Mistakes in update_parameters: the step itself, the layers that it reaches, and the keys.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <cmath>

namespace checks {
namespace {

using arma::mat;
using dnn::Gradients, dnn::Parameters;
using Mistakes = Catalogue<Parameters(const Parameters&, const Gradients&, double)>;
using Entry = Mistakes::Entry;

/// A parameter after the step, element by element.
using Step = double (*)(double theta, double gradient, double rate);

double right_step(double theta, double gradient, double rate) {
    return theta - rate * gradient;
}
double roles_swapped(double theta, double gradient, double rate) {
    return gradient - rate * theta;
}
double sign_of_both(double theta, double gradient, double rate) {
    return rate * gradient - theta;
}
double step_alone(double, double gradient, double rate) {
    return rate * gradient;
}
double negative_step_alone(double, double gradient, double rate) {
    return -rate * gradient;
}
double no_step(double theta, double, double) {
    return theta;
}

mat moved(mat theta, const mat& gradient, double rate, Step step) {
    for (arma::uword i = 0; i < theta.n_elem; ++i)
        theta(i) = step(theta(i), gradient(i), rate);
    return theta;
}

int layer_of(const std::string& key) {
    return std::stoi(key.substr(1));
}

/// W and b by these steps.
Entry stepping(const char* id, const char* seen, const char* look, Step for_W, Step for_b) {
    return {id, seen, look,
            [for_W, for_b](const Parameters& parameters, const Gradients& grads, double rate) {
                Parameters updated;
                for (const auto& [key, theta] : parameters)
                    updated[key] = moved(theta, grads.at("d" + key), rate, key[0] == 'W' ? for_W : for_b);
                return updated;
            }};
}
Entry stepping(const char* id, const char* seen, const char* look, Step step) {
    return stepping(id, seen, look, step, step);
}

/// Right, but only for some layers.
Entry reaching(const char* id, const char* seen, const char* look, bool (*reached)(int l, int L)) {
    return {id, seen, look, [reached](const Parameters& parameters, const Gradients& grads, double rate) {
                Parameters updated;
                const int L = static_cast<int>(parameters.size()) / 2;
                for (const auto& [key, theta] : parameters)
                    updated[key] = moved(theta, grads.at("d" + key), rate,
                                         reached(layer_of(key), L) ? right_step : no_step);
                return updated;
            }};
}

/// With the step divided by a number that depends on the matrix or the network.
Entry divided(const char* id, const char* seen, const char* look,
              double (*by)(const mat& theta, const Parameters& parameters, const Gradients& grads)) {
    return {id, seen, look, [by](const Parameters& parameters, const Gradients& grads, double rate) {
                Parameters updated;
                for (const auto& [key, theta] : parameters)
                    updated[key] =
                        moved(theta, grads.at("d" + key), rate / by(theta, parameters, grads), right_step);
                return updated;
            }};
}

/// With the gradient under another key; it may throw.
using Other = std::string (*)(const std::string& key, int L);
Entry with_gradient(const char* id, const char* seen, const char* look, Other other) {
    return {id, seen, look, [other](const Parameters& parameters, const Gradients& grads, double rate) {
                Parameters updated;
                const int L = static_cast<int>(parameters.size()) / 2;
                for (int l = 1; l <= L; ++l)
                    for (const char* kind : {"W", "b"}) {
                        const std::string key = kind + std::to_string(l);
                        updated[key] = parameters.at(key) - rate * grads.at(other(key, L));
                    }
                return updated;
            }};
}

/// The right values under other keys, in a copy of the parameters or in an empty dictionary.
Entry stored(const char* id, const char* seen, const char* look, bool copy, Other other) {
    return {id, seen, look, [copy, other](const Parameters& parameters, const Gradients& grads, double rate) {
                Parameters updated = copy ? parameters : Parameters();
                const int L = static_cast<int>(parameters.size()) / 2;
                for (const auto& [key, theta] : parameters)
                    if (const std::string place = other(key, L); !place.empty())
                        updated[place] = moved(theta, grads.at("d" + key), rate, right_step);
                return updated;
            }};
}

const char* const equations =
    "Look at equations (16) and (17): what is subtracted from what, and what is it multiplied by?";
const char* const layers = "The layers are 1 to L: where does your loop begin and end?";
const char* const key_table =
    "See the Armadillo table: the parameters are W1, b1, …, and the gradients dW1, db1, …";

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            double rate = 0.3;
            // In the last one all gradients of W fit all W, so that what throws in the others shows its numbers.
            for (const std::vector<int>& layer_dims : std::vector<std::vector<int>>{
                     {4, 1}, {3, 5, 1}, {5, 4, 3, 2}, {3, 6, 4, 5, 1}, {2, 2, 2, 2}}) {
                const int m = layer_dims.back() + 6;
                const Network network = random_network(draws, layer_dims, m);
                Gradients grads = reference::L_model_backward(
                    draws.uniform(0.1, 0.9, layer_dims.back(), m), network.Y,
                    reference::L_model_forward(network.X, network.parameters).second);
                for (auto& [key, gradient] : grads)
                    gradient =
                        draws.randn(static_cast<int>(gradient.n_rows), static_cast<int>(gradient.n_cols));
                inputs.emplace_back(network.parameters, grads, rate);
                rate += 0.3; // up to 1.5: above 1, its square is larger
            }
            return inputs;
        }(),
        [](const Parameters& parameters, const Gradients& grads, double learning_rate) {
            return Sizes{{"L", parameters.size() / 2},
                         {"m", grads.at("dA0").n_cols},
                         {"learning_rate", learning_rate}};
        },
        {
            stepping("uphill", "Every parameter went the right distance in the wrong direction: uphill.",
                     "Look at equations (16) and (17): which sign do they have?",
                     [](double theta, double g, double rate) { return theta + rate * g; }),
            stepping("unchanged", "The parameters came back unchanged.",
                     "Does the result go into `updated`, or into a copy of one of its matrices? And does the "
                     "loop run?",
                     no_step),
            stepping("learning-rate-missing", "The whole gradient was subtracted, without {learning_rate}.",
                     equations, [](double theta, double g, double) { return theta - g; }),
            stepping("uphill-without-learning-rate",
                     "The whole gradient was added: wrong sign, and no {learning_rate}.", equations,
                     [](double theta, double g, double) { return theta + g; }),
            stepping("learning-rate-squared", "The step was multiplied by {learning_rate} twice.",
                     "Look at equations (16) and (17): how often does α appear?",
                     [](double theta, double g, double rate) { return theta - rate * rate * g; }),
            stepping("divided-by-learning-rate",
                     "The gradient was divided by {learning_rate}, not multiplied by it.", equations,
                     [](double theta, double g, double rate) { return theta - g / rate; }),
            stepping("step-taken-twice",
                     "The step is twice as long as it should be, as if it were taken twice.",
                     "Is every parameter updated exactly once?",
                     [](double theta, double g, double rate) { return theta - 2 * rate * g; }),
            stepping("step-halved", "The step is half as long as it should be.", equations,
                     [](double theta, double g, double rate) { return theta - rate * g / 2; }),
            stepping("learning-rate-0.0075",
                     "The step is 0.0075 times the gradient, whatever learning_rate is.",
                     "The learning rate is passed in: is it used?",
                     [](double theta, double g, double) { return theta - 0.0075 * g; }),
            stepping("learning-rate-0.1", "The step is 0.1 times the gradient, whatever learning_rate is.",
                     "The learning rate is passed in: is it used?",
                     [](double theta, double g, double) { return theta - 0.1 * g; }),
            stepping("learning-rate-0.01", "The step is 0.01 times the gradient, whatever learning_rate is.",
                     "The learning rate is passed in: is it used?",
                     [](double theta, double g, double) { return theta - 0.01 * g; }),
            stepping("learning-rate-is-an-int",
                     "The learning rate was cut to a whole number: {learning_rate} lost its decimals.",
                     "An int has no decimals: what type is learning_rate, and what type is yours?",
                     [](double theta, double g, double rate) { return theta - std::floor(rate) * g; }),
            divided("averaged-again", "The step was divided by {m}, the number of examples.",
                    "The gradients are already averages: equations (16) and (17) have no 1/m.",
                    [](const mat&, const Parameters&, const Gradients& grads) -> double {
                        return static_cast<double>(grads.at("dA0").n_cols);
                    }),
            divided("divided-by-L", "The step was divided by the number of layers. Here {L}.", equations,
                    [](const mat&, const Parameters& parameters, const Gradients&) {
                        return static_cast<double>(parameters.size()) / 2;
                    }),
            divided("step-taken-L-times",
                    "The step is L times as long as it should be: all parameters were updated in every "
                    "iteration of the loop. Here {L}.",
                    "One iteration of the loop is for one layer: which keys does it update?",
                    [](const mat&, const Parameters& parameters, const Gradients&) {
                        return 2 / static_cast<double>(parameters.size());
                    }),
            divided("step-taken-2L-times",
                    "The step is 2·L times as long as it should be: all parameters were updated once for "
                    "each of them. Here {L}.",
                    "Is there a loop within a loop, and does each parameter need both?",
                    [](const mat&, const Parameters& parameters, const Gradients&) {
                        return 1 / static_cast<double>(parameters.size());
                    }),
            divided("divided-by-columns", "Each step was divided by the number of columns of its matrix.",
                    "The gradients are already averages: equations (16) and (17) divide by nothing.",
                    [](const mat& theta, const Parameters&, const Gradients&) {
                        return static_cast<double>(theta.n_cols);
                    }),
            divided("divided-by-rows", "Each step was divided by the number of rows of its matrix.",
                    "The gradients are already averages: equations (16) and (17) divide by nothing.",
                    [](const mat& theta, const Parameters&, const Gradients&) {
                        return static_cast<double>(theta.n_rows);
                    }),

            // ---- The formula ----
            stepping("sign-of-both",
                     "Every parameter is right except for its sign: the subtraction is the wrong way round.",
                     equations, sign_of_both),
            stepping("roles-swapped", "Parameter and gradient are swapped: α·W was subtracted from dW.",
                     equations, roles_swapped),
            stepping("brackets", "W - dW was multiplied by the learning rate; only dW should be.", equations,
                     [](double theta, double g, double rate) { return rate * (theta - g); }),
            stepping("learning-rate-of-parameter",
                     "The learning rate multiplies the parameter instead of the gradient.", equations,
                     [](double theta, double g, double rate) { return rate * theta - g; }),
            stepping("learning-rate-subtracted",
                     "The learning rate itself was subtracted: the gradient is not in it.", equations,
                     [](double theta, double, double rate) { return theta - rate; }),
            stepping("learning-rate-from-parameter", "(W - α)·dW was computed, element by element.",
                     equations, [](double theta, double g, double rate) { return (theta - rate) * g; }),
            stepping("learning-rate-from-gradient",
                     "W - (α - dW) was computed, but α should multiply dW.",
                     equations, [](double theta, double g, double rate) { return theta - (rate - g); }),
            stepping("learning-rate-added", "W - (α + dW) was computed, but α should multiply dW.",
                     equations, [](double theta, double g, double rate) { return theta - (rate + g); }),
            stepping("parameter-for-gradient", "α·W was subtracted from W: the gradient is not in it.",
                     equations, [](double theta, double, double rate) { return theta - rate * theta; }),
            stepping("multiplied", "W was multiplied by α·dW, which should be subtracted.", equations,
                     [](double theta, double g, double rate) { return theta * rate * g; }),
            stepping("product-subtracted",
                     "W·(1 - α·dW) was computed: the gradient was multiplied by W as well.", equations,
                     [](double theta, double g, double rate) { return theta - rate * g * theta; }),
            stepping("gradient-times-one-minus-rate", "W - (1 - α)·dW was computed.", equations,
                     [](double theta, double g, double rate) { return theta - (1 - rate) * g; }),
            stepping("parameter-times-one-minus-rate", "(1 - α)·W - α·dW was computed: W should stay whole.",
                     equations,
                     [](double theta, double g, double rate) { return (1 - rate) * theta - rate * g; }),
            stepping("running-mean", "(1 - α)·W + α·dW was computed: that is a running mean.", equations,
                     [](double theta, double g, double rate) { return (1 - rate) * theta + rate * g; }),
            stepping("step-alone", "What was stored is the step α·dW alone: W is not in it.", equations,
                     step_alone),
            stepping(
                "negative-step-alone", "What was stored is -α·dW, the step itself: W is not in it.",
                "-= changes a parameter that is there; = stores a new one. Which do you use, and on what?",
                negative_step_alone),
            stepping("gradients-as-parameters", "W1, b1, … are the gradients themselves.", equations,
                     [](double, double g, double) { return g; }),
            stepping("sign-of-the-gradient", "Only the sign of the gradient was used, not its size.",
                     equations,
                     [](double theta, double g, double rate) { return theta - rate * (g > 0 ? 1 : -1); }),
            stepping("absolute-gradient", "The size of the gradient was used without its sign.", equations,
                     [](double theta, double g, double rate) { return theta - rate * std::abs(g); }),
            stepping("learning-rate-divided-by-gradient", "α/dW was subtracted instead of α·dW.", equations,
                     [](double theta, double g, double rate) { return theta - rate / g; }),
            stepping("gradient-squared", "The gradient was multiplied by itself.", equations,
                     [](double theta, double g, double rate) { return theta - rate * g * g; }),

            // ---- W or b ----
            stepping("b-unchanged", "All W are right; all b came back unchanged.",
                     "There are two lines per layer: equations (16) and (17).", right_step, no_step),
            stepping("W-unchanged", "All b are right; all W came back unchanged.",
                     "There are two lines per layer: equations (16) and (17).", no_step, right_step),
            stepping("b-uphill", "All W are right; all b went uphill.", "Which sign does equation (17) have?",
                     right_step, [](double theta, double g, double rate) { return theta + rate * g; }),
            stepping(
                "W-uphill", "All b are right; all W went uphill.", "Which sign does equation (16) have?",
                [](double theta, double g, double rate) { return theta + rate * g; }, right_step),
            stepping("b-without-learning-rate",
                     "All W are right; from b, the whole gradient was subtracted, without {learning_rate}.",
                     "What comes before db in equation (17)?", right_step,
                     [](double theta, double g, double) { return theta - g; }),
            stepping(
                "W-without-learning-rate",
                "All b are right; from W, the whole gradient was subtracted, without {learning_rate}.",
                "What comes before dW in equation (16)?",
                [](double theta, double g, double) { return theta - g; }, right_step),

            stepping("W-roles-swapped",
                     "All b are right; for W, parameter and gradient are swapped: α·W was "
                     "subtracted from dW.",
                     "Look at equation (16): what is subtracted from what?", roles_swapped, right_step),
            stepping("b-roles-swapped",
                     "All W are right; for b, parameter and gradient are swapped: α·b was "
                     "subtracted from db.",
                     "Look at equation (17): what is subtracted from what?", right_step, roles_swapped),
            stepping("W-sign-of-both",
                     "All b are right, and all W except for their sign: the subtraction is the wrong way "
                     "round.",
                     "Look at equation (16): what is subtracted from what?", sign_of_both, right_step),
            stepping("b-sign-of-both",
                     "All W are right, and all b except for their sign: the subtraction is the wrong way "
                     "round.",
                     "Look at equation (17): what is subtracted from what?", right_step, sign_of_both),
            stepping("W-step-alone", "All b are right; W1, W2, … are the steps α·dW: W is not in them.",
                     "Look at equation (16): what is the step subtracted from?", step_alone, right_step),
            stepping("b-step-alone", "All W are right; b1, b2, … are the steps α·db: b is not in them.",
                     "Look at equation (17): what is the step subtracted from?", right_step, step_alone),
            stepping("W-negative-step-alone", "All b are right; W1, W2, … are -α·dW: W is not in them.",
                     "-= changes a parameter that is there; = and =- store a new one. Which do you use "
                     "for W?",
                     negative_step_alone, right_step),
            stepping("b-negative-step-alone", "All W are right; b1, b2, … are -α·db: b is not in them.",
                     "-= changes a parameter that is there; = and =- store a new one. Which do you use "
                     "for b?",
                     right_step, negative_step_alone),

            // ---- The layers ----
            reaching("last-layer-left-out", "The last layer's W and b came back unchanged. Here {L}.",
                     layers, [](int l, int L) { return l < L; }),
            reaching("first-layer-left-out", "The first layer's W and b came back unchanged. Here {L}.",
                     layers, [](int l, int) { return l > 1; }),
            reaching("first-layer-alone", "Only the first layer was updated: W1 and b1. Here {L}.", layers,
                     [](int l, int) { return l == 1; }),
            reaching("last-layer-alone", "Only the last layer was updated. Here {L}.", layers,
                     [](int l, int L) { return l == L; }),
            reaching("half-of-the-layers", "Only the first half of the layers was updated. Here {L}.",
                     "L is already the number of layers: was it halved again?",
                     [](int l, int L) { return l <= L / 2; }),
            {"two-layers",
             "Only W1, b1, W2 and b2 were updated; without a W2, it threw an exception. Here {L}.",
             "The number of layers is L, which is not always 2.",
             [](const Parameters& parameters, const Gradients& grads, double rate) {
                 Parameters updated = parameters;
                 for (const char* key : {"W1", "b1", "W2", "b2"})
                     updated[key] = moved(parameters.at(key), grads.at(std::string("d") + key), rate, right_step);
                 return updated;
             }},
            {"first-layer-always", "Layer 1 was updated {L} times, the others not at all.",
             "Do the keys in your loop depend on l?",
             [](const Parameters& parameters, const Gradients& grads, double rate) {
                 Parameters updated = parameters;
                 const double steps = static_cast<double>(parameters.size()) / 2;
                 for (const char* key : {"W1", "b1"})
                     updated[key] = moved(parameters.at(key), grads.at(std::string("d") + key), steps * rate,
                                          right_step);
                 return updated;
             }},

            // ---- Which gradient ----
            with_gradient("gradient-of-layer-1",
                          "Every layer was updated with the gradients of layer 1. Here {L}.",
                          "Do the keys of the gradients depend on l?",
                          [](const std::string& key, int) { return "d" + key.substr(0, 1) + "1"; }),
            with_gradient(
                "gradient-of-last-layer",
                "Every layer was updated with the gradients of the last one. Here {L}.",
                "Do the keys of the gradients depend on l?",
                [](const std::string& key, int L) { return "d" + key.substr(0, 1) + std::to_string(L); }),
            with_gradient("gradients-in-reverse",
                          "Layer l was updated with the gradients of layer L+1-l. Here {L}.",
                          "A parameter and its gradient have the same number, l.",
                          [](const std::string& key, int L) {
                              return "d" + key.substr(0, 1) + std::to_string(L + 1 - layer_of(key));
                          }),
            with_gradient(
                "dW-for-both",
                "From b, the gradient of W was subtracted, whose shape differs; it should be db.",
                "Look at equation (17): which gradient belongs to b?",
                [](const std::string& key, int) { return "dW" + key.substr(1); }),
            with_gradient(
                "db-for-both",
                "From W, the gradient of b was subtracted, whose shape differs; it should be dW.",
                "Look at equation (16): which gradient belongs to W?",
                [](const std::string& key, int) { return "db" + key.substr(1); }),
            with_gradient(
                "dA-for-dW",
                "From W, the layer's dA was subtracted: a gradient of activations, which nobody updates.",
                "See the pitfalls: grads holds more than is needed here.",
                [](const std::string& key, int) { return (key[0] == 'W' ? "dA" : "db") + key.substr(1); }),
            with_gradient(
                "no-such-key", "It threw an exception: at() was given a key that does not exist. Here {L}.",
                "The layers are 1 to L, and each gradient's key begins with d: \"dW1\", \"db1\", … Which key "
                "does your loop ask for first, and which last?",
                [](const std::string&, int) { return std::string("dW0"); }),
            {"dW-transposed",
             "dW was transposed before it was subtracted, so it does not fit.",
             "Every gradient already has the shape of its parameter.",
             [](const Parameters& parameters, const Gradients& grads, double rate) {
                 Parameters updated;
                 for (const auto& [key, theta] : parameters) {
                     const mat step = rate * grads.at("d" + key);
                     updated[key] = theta - (key[0] == 'W' ? mat(step.t()) : step);
                 }
                 return updated;
             }},
            {"matrix-product", "W and its gradient were multiplied as matrices, which does not fit.",
             equations, [](const Parameters& parameters, const Gradients& grads, double) {
                 Parameters products;
                 for (const char* key : {"W1", "b1"}) // the W1 of {2, 2, 2, 2} fits
                     products[key] = parameters.at(key) * grads.at(std::string("d") + key);
                 return products;
             }},
            {"dA-updated-as-well",
             "It threw an exception: the dA were subtracted as well, from parameters that do not exist.",
             "See the pitfalls: the dA belong to activations, which nobody updates.",
             [](const Parameters& parameters, const Gradients& grads, double rate) {
                 Parameters updated = parameters;
                 updated["A0"] -= rate * grads.at("dA0");
                 return updated;
             }},

            // ---- What comes back ----
            {"grads-returned", "The result holds the gradients instead: dA0, dW1, db1, …",
             "Which dictionary is returned: grads or updated?",
             [](const Parameters&, const Gradients& grads, double) { return grads; }},
            {"nothing-returned", "The result is empty.",
             "Which dictionary is returned, and what was stored in it?",
             [](const Parameters&, const Gradients&, double) { return Parameters(); }},
            {"gradients-among-parameters", "The result is right, but holds the gradients as well.",
             "Only W1, b1, … belong in the result: which key does your loop store to?",
             [](const Parameters& parameters, const Gradients& grads, double rate) {
                 Parameters updated = reference::update_parameters(parameters, grads, rate);
                 updated.insert(grads.begin(), grads.end());
                 return updated;
             }},
            stored("stored-under-dW", "W1, b1, … came back unchanged; the results are under dW1, db1, …",
                   key_table, true, [](const std::string& key, int) { return "d" + key; }),
            stored("stored-one-lower", "The results are stored one number too low, from W0 and b0 on.",
                   "In a loop with l from 0, the layer is l + 1.", true,
                   [](const std::string& key,
                      int) { return key.substr(0, 1) + std::to_string(layer_of(key) - 1); }),
            stored("stored-one-higher",
                   "The results are stored one number too high: W1 and b1 came back unchanged.", key_table,
                   true, [](const std::string& key, int) {
                       return key.substr(0, 1) + std::to_string(layer_of(key) + 1);
                   }),
            stored("stored-without-number",
                   "The results are stored under \"W\" and \"b\", without a number.", key_table, true,
                   [](const std::string& key, int) { return key.substr(0, 1); }),
            stored("only-W-returned", "The b are missing: only the W came back.",
                   "There are two lines per layer: equations (16) and (17).", false,
                   [](const std::string& key, int) { return key[0] == 'W' ? key : ""; }),
            stored("only-b-returned", "The W are missing: only the b came back.",
                   "There are two lines per layer: equations (16) and (17).", false,
                   [](const std::string& key, int) { return key[0] == 'b' ? key : ""; }),
            stored("last-layer-missing",
                   "The last layer is missing: its W and b did not come back. Here {L}.", layers, false,
                   [](const std::string& key, int L) { return layer_of(key) < L ? key : ""; }),
            stored("first-layer-missing",
                   "The first layer is missing: W1 and b1 did not come back. Here {L}.", layers, false,
                   [](const std::string& key, int) { return layer_of(key) > 1 ? key : ""; }),
            stored("W-and-b-swapped", "W and b are stored under each other's keys.", key_table, false,
                   [](const std::string& key, int) { return (key[0] == 'W' ? "b" : "W") + key.substr(1); }),
        },
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
    return recognize(&dnn::update_parameters, reference::update_parameters, catalogue(),
                     formula::by_formula(&dnn::update_parameters, "update_parameters", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("update_parameters");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks
