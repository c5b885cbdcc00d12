#include "checks/check_model.hpp"

using dnn::two_layer_model;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(costs = [[0.69315968 0.6915747 ]]
b1 = [[ 1.10437111e-05]
 [ 1.78437869e-05]
 [ 3.74879549e-05]
 [-4.42988824e-05]]
W2 = [[-0.00200283 -0.00888593 -0.00751122  0.01688162]]
b2 = [[-0.00689018]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "2021",
        "auto [X, Y, layers_dims] = testcases::v2021::two_layer_model_test_case();  // 10, 4, 1\n"
        "Parameters start = initialize_parameters(10, 4, 1);\n"
        "auto [parameters, costs] = two_layer_model(X, Y, start, 0.0075, 2, on_iteration);",
        expected_output,
        [] {
            const auto [X, Y, dims] = testcases::v2021::two_layer_model_test_case();
            const dnn::Parameters start = reference::initialize(dims, 1, [](int) { return 0.01; });
            const auto [parameters, costs] = two_layer_model(X, Y, start, 0.0075, 2, go_on);
            Output output = {{"costs", arma::mat(arma::rowvec(costs))}};
            for (const char* key : {"b1", "W2", "b2"})
                output.push_back({key, entry(parameters, "parameters", key)});
            return output;
        },
    }};
    return all;
}

CHECK(expected_output_2021, expected_output, "prints what the notebook's case gives") {
    check_expected_output(0);
}

CHECK(first_cost, unseen_inputs, "the first cost is that of the parameters as they came") {
    check_first_cost(two_layer_model, {4, 3, 1});
}

CHECK(one_iteration, unseen_inputs, "one iteration: one cost, one step of gradient descent") {
    check_training(two_layer_model, {4, 3, 1}, 5, 0.1, 1);
}

CHECK(unseen_inputs, unseen_inputs, "costs and parameters after 50 iterations, for several sizes") {
    check_training(two_layer_model, {4, 3, 1}, 7, 0.0075, 50);
    check_training(two_layer_model, {2, 6, 1}, 12, 0.3, 50);
    check_training(two_layer_model, {9, 1, 1}, 1, 0.1, 50);
    check_rising_cost(two_layer_model, {4, 3, 1});
}

CHECK(no_iteration, properties, "no iterations: no costs, and the parameters as they came") {
    check_training(two_layer_model, {4, 3, 1}, 5, 0.1, 0);
}

CHECK(on_iteration_is_told, properties, "on_iteration(i, cost) is called in every iteration") {
    check_calls(two_layer_model, {4, 3, 1});
}

CHECK(on_iteration_stops, properties, "the training ends when on_iteration returns false") {
    check_stops(two_layer_model, {4, 3, 1});
}

CHECK(arguments, arguments, "X and Y stay as they were") {
    check_arguments(two_layer_model, {4, 3, 1});
}

} // namespace checks
