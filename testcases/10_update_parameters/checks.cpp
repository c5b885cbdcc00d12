#include "checks/check.hpp"

using dnn::update_parameters;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(W1 = [[-0.59562069 -0.09991781 -2.14584584  1.82662008]
 [-1.76569676 -0.80627147  0.51115557 -1.18258802]
 [-1.0535704  -0.86128581  0.68284052  2.20374577]]
b1 = [[-0.04659241]
 [-1.28888275]
 [ 0.53405496]]
W2 = [[-0.55569196  0.0354055   1.32964895]]
b2 = [[-0.84610769]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [parameters, grads] = testcases::v4::update_parameters_test_case();\n"
        "parameters = update_parameters(parameters, grads, 0.1);",
        expected_output,
        [] {
            const auto [parameters, grads] = testcases::v4::update_parameters_test_case();
            return printed_entries(update_parameters(parameters, grads, 0.1), "the updated parameters",
                                   {"W1", "b1", "W2", "b2"});
        },
    }};
    return all;
}

namespace {

/// Gradients as L_model_backward returns them: dA as well, which has no parameter to update.
dnn::Gradients random_gradients(np::random::RandomState& draws, const dnn::Parameters& parameters) {
    dnn::Gradients grads;
    for (const auto& [name, theta] : parameters)
        grads["d" + name] = draws.randn(static_cast<int>(theta.n_rows), static_cast<int>(theta.n_cols));
    grads["dA0"] = draws.randn(3, 2);
    return grads;
}

/// The parameters of one kind: "W" or "b".
void check_values(const std::string& kind) {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : one_to_twelve_layers())
        for (const double learning_rate : {0.0075, 0.5, 1.2}) {
            const dnn::Parameters parameters = random_network(draws, layer_dims, 1).parameters;
            const dnn::Gradients grads = random_gradients(draws, parameters);
            const dnn::Parameters got = update_parameters(parameters, grads, learning_rate),
                                  expected = reference::update_parameters(parameters, grads, learning_rate);
            require_same(
                "learning_rate " + np::str(learning_rate),
                differences("parameters", entries_of_kind(got, kind), entries_of_kind(expected, kind)));
        }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "the result has all of W1, b1, …, WL, bL in their shapes, and nothing else") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : one_to_twelve_layers()) {
        const dnn::Parameters parameters = random_network(draws, layer_dims, 1).parameters;
        const dnn::Gradients grads = random_gradients(draws, parameters);
        require_same(
            described(layer_dims, 1),
            differences("parameters", update_parameters(parameters, grads, 0.1), parameters, any_value));
    }
}

CHECK(unseen_W, unseen_inputs, "every W, equation (16), for 1 to 12 layers and several learning rates") {
    check_values("W");
}

CHECK(unseen_b, unseen_inputs, "every b, equation (17), for 1 to 12 layers and several learning rates") {
    check_values("b");
}

CHECK(no_step, properties, "a learning rate of 0 changes nothing") {
    np::random::RandomState draws = unseen();
    const dnn::Parameters parameters = random_network(draws, {5, 4, 3, 1}, 1).parameters;
    const dnn::Gradients grads = random_gradients(draws, parameters);
    require_same("learning_rate 0.0",
                 differences("parameters", update_parameters(parameters, grads, 0), parameters, exact));
}

CHECK(two_steps, unseen_inputs, "two steps with the same gradients are one step of twice the learning rate") {
    np::random::RandomState draws = unseen();
    const dnn::Parameters parameters = random_network(draws, {3, 5, 1}, 1).parameters;
    const dnn::Gradients grads = random_gradients(draws, parameters);
    require_same("two steps of 0.1",
                 differences("parameters",
                             update_parameters(update_parameters(parameters, grads, 0.1), grads, 0.1),
                             reference::update_parameters(parameters, grads, 0.2)));
}

CHECK(arguments, arguments, "the parameters and gradients passed in stay as they were") {
    np::random::RandomState draws = unseen();
    const dnn::Parameters parameters = random_network(draws, {5, 4, 3, 1}, 1).parameters, before = parameters;
    const dnn::Gradients grads = random_gradients(draws, parameters), grads_before = grads;
    std::ignore = update_parameters(parameters, grads, 0.1);
    require_same("", differences("parameters afterwards", parameters, before, exact));
    require_same("", differences("grads afterwards", grads, grads_before, exact));
}

} // namespace checks
