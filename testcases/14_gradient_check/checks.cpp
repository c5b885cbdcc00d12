#include "checks/check.hpp"

#include <algorithm>

using dnn::gradient_check;

namespace checks {

namespace {

constexpr const char* expected_of_right_gradients = R"(differences = [[0.00113507 0.0002847 ]]
right = 1)";

constexpr const char* expected_of_wrong_gradients = R"(differences = [[0.28229267 0.28202853]]
right = 0)";

/// The course's ε.
constexpr double usual_epsilon = 1e-7;

/// The gradients by the formulas of the backward step.
dnn::Gradients right_gradients(const Network& network) {
    const auto [AL, caches] = reference::L_model_forward(network.X, network.parameters);
    return reference::L_model_backward(AL, network.Y, caches);
}

double checked(const Network& network, const dnn::Gradients& grads, double epsilon) {
    return gradient_check(network.parameters, grads, network.X, network.Y, epsilon);
}

double right_result(const Network& network, const dnn::Gradients& grads, double epsilon) {
    return reference::gradient_check(network.parameters, grads, network.X, network.Y, epsilon);
}

/// What the cells print: the digits that a large ε leaves, and whether 1e-7 is satisfied.
Output printed(double factor_of_dW1) {
    auto [parameters, grads, X, Y] = testcases::further::gradient_check_test_case();
    grads.at("dW1") *= factor_of_dW1;
    const Network network{X, Y, parameters};
    const arma::rowvec differences = {checked(network, grads, 0.1), checked(network, grads, 0.05)};
    return {{"differences", arma::mat(differences)},
            {"right", int(checked(network, grads, usual_epsilon) < gradient_tolerance)}};
}

/// No Z at the kink of relu.
Network smooth_network(np::random::RandomState& draws, const std::vector<int>& layer_dims, int m) {
    for (;;) {
        Network network = random_network(draws, layer_dims, m);
        const auto caches = reference::L_model_forward(network.X, network.parameters).second;
        if (std::all_of(caches.begin(), caches.end(),
                        [](const dnn::Cache& cache) { return away_from_kink(cache.Z); }))
            return network;
    }
}

/// Gradients that have nothing to do with the cost, and those of activations, which have no parameter.
dnn::Gradients random_gradients(np::random::RandomState& draws, const Network& network) {
    dnn::Gradients grads = right_gradients(network);
    for (auto& [key, gradient] : grads)
        gradient = draws.randn(static_cast<int>(gradient.n_rows), static_cast<int>(gradient.n_cols));
    return grads;
}

const std::vector<int> all_layer_dims[] = {{4, 1}, {3, 5, 1}, {5, 4, 3, 1}};

std::string with_epsilon(const std::string& inputs, double epsilon) {
    return inputs + ", epsilon " + np::str(epsilon);
}

void check_value(const Network& network, const dnn::Gradients& grads, double epsilon,
                 const std::string& inputs) {
    require_same(with_epsilon(inputs, epsilon), {difference("difference", checked(network, grads, epsilon),
                                                            right_result(network, grads, epsilon))});
}

/// A single entry is wrong: each of one kind, "W" or "b", in turn.
void check_wrong_entries(const std::string& kind) {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : all_layer_dims) {
        const Network network = smooth_network(draws, layer_dims, 6);
        for (const auto& [key, theta] : entries_of_kind(network.parameters, kind)) {
            dnn::Gradients grads = right_gradients(network);
            grads.at("d" + key) +=
                draws.randn(static_cast<int>(theta.n_rows), static_cast<int>(theta.n_cols));
            check_value(network, grads, usual_epsilon, described(layer_dims, 6) + ", a wrong d" + key);
        }
    }
}

/// Less than 1e-7, for these gradients of a network.
void check_right(const std::function<dnn::Gradients(const Network&)>& gradients, const std::string& whose) {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : all_layer_dims) {
        const Network network = smooth_network(draws, layer_dims, 6);
        const dnn::Gradients grads = gradients(network);
        const double difference = checked(network, grads, usual_epsilon);
        require_rule(difference < gradient_tolerance,
                     "the difference is " + np::str(difference) + ", and should be less than 1e-7, with " +
                         with_epsilon(described(layer_dims, 6) + whose, usual_epsilon));
    }
}

} // namespace

// The notebook prints no block for this function; these hold what the definition gives.
const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {
        {
            "not in the notebook: right gradients",
            "auto [parameters, grads, X, Y] = testcases::further::gradient_check_test_case();\n"
            "arma::rowvec differences = {gradient_check(parameters, grads, X, Y, 0.1),\n"
            "                            gradient_check(parameters, grads, X, Y, 0.05)};\n"
            "bool right = gradient_check(parameters, grads, X, Y, 1e-7) < 1e-7;",
            expected_of_right_gradients,
            [] { return printed(1); },
        },
        {
            "the same with a dW1 that is twice as large as it should be",
            "grads.at(\"dW1\") *= 2;\n"
            "differences = {gradient_check(parameters, grads, X, Y, 0.1),\n"
            "               gradient_check(parameters, grads, X, Y, 0.05)};\n"
            "right = gradient_check(parameters, grads, X, Y, 1e-7) < 1e-7;",
            expected_of_wrong_gradients,
            [] { return printed(2); },
        },
    };
    return all;
}

CHECK(expected_output_right, expected_output, "right gradients: prints what the definition gives") {
    check_expected_output(0);
}

CHECK(expected_output_wrong, expected_output, "a wrong dW1: prints what the definition gives") {
    check_expected_output(1);
}

CHECK(right_gradients, gradients, "right gradients give less than 1e-7") {
    check_right(checks::right_gradients, "");
}

CHECK(wrong_dW, unseen_inputs, "a wrong dW is found in every layer, and the difference is right") {
    check_wrong_entries("W");
}

CHECK(wrong_db, unseen_inputs, "a wrong db is found in every layer, and the difference is right") {
    check_wrong_entries("b");
}

CHECK(central, unseen_inputs, "a large epsilon leaves the error of central differences") {
    np::random::RandomState draws = unseen();
    for (const double epsilon : {0.5, 0.1, 0.01})
        for (const std::vector<int>& layer_dims : all_layer_dims) {
            const Network network = random_network(draws, layer_dims, 5);
            check_value(network, checks::right_gradients(network), epsilon, described(layer_dims, 5));
        }
}

CHECK(any_gradients, unseen_inputs, "the difference for gradients that have nothing to do with the cost") {
    np::random::RandomState draws = unseen();
    for (const double epsilon : {0.3, 1e-3, 1e-7})
        for (const std::vector<int>& layer_dims : all_layer_dims) {
            const Network network = random_network(draws, layer_dims, 4);
            check_value(network, random_gradients(draws, network), epsilon, described(layer_dims, 4));
        }
}

CHECK(many_layers, unseen_inputs, "11 layers, whose keys are sorted as text: W1, W10, W11, W2, …") {
    np::random::RandomState draws = unseen();
    const std::vector<int> layer_dims = {2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1};
    const Network network = random_network(draws, layer_dims, 3);
    check_value(network, random_gradients(draws, network), 0.1, described(layer_dims, 3));
}

CHECK(only_parameters, properties, "entries of grads that belong to no parameter do not count") {
    np::random::RandomState draws = unseen();
    const Network network = random_network(draws, {3, 5, 1}, 4);
    dnn::Gradients grads = random_gradients(draws, network), fewer;
    for (const auto& [key, theta] : network.parameters)
        fewer["d" + key] = grads.at("d" + key);
    check_value(network, fewer, 0.1, described({3, 5, 1}, 4) + ", no dA in grads");
    grads["dA0"] *= 100;
    grads["dW7"] = draws.randn(2, 2);
    check_value(network, grads, 0.1, described({3, 5, 1}, 4) + ", more entries in grads");
}

CHECK(extremes, properties, "zeros and gradients of the opposite sign give 1, twice the gradients 1/3") {
    np::random::RandomState draws = unseen();
    const Network network = smooth_network(draws, {4, 3, 1}, 5);
    for (const auto& [factor, expected] : {std::pair{0.0, 1.0}, {-1.0, 1.0}, {2.0, 1.0 / 3}}) {
        dnn::Gradients grads = checks::right_gradients(network);
        for (auto& [key, gradient] : grads)
            gradient *= factor;
        require_same("the right gradients times " + np::str(factor),
                     {difference("difference", checked(network, grads, usual_epsilon), expected)});
    }
}

CHECK(own_backward, gradients, "it finds no mistake in L_model_backward (with --own: in yours)") {
    check_right(
        [](const Network& network) {
            const auto [AL, caches] = dnn::L_model_forward(network.X, network.parameters);
            return dnn::L_model_backward(AL, network.Y, caches);
        },
        ", the gradients of L_model_backward");
}

CHECK(arguments, arguments, "the parameters, grads, X and Y stay as they were") {
    np::random::RandomState draws = unseen();
    const Network network = random_network(draws, {4, 3, 1}, 5), before = network;
    const dnn::Gradients grads = random_gradients(draws, network), grads_before = grads;
    std::ignore = checked(network, grads, 0.1);
    require_same("", differences("parameters afterwards", network.parameters, before.parameters, exact));
    require_same("", differences("grads afterwards", grads, grads_before, exact));
    require_same("", {difference("X afterwards", network.X, before.X, exact),
                      difference("Y afterwards", network.Y, before.Y, exact)});
}

} // namespace checks
