#include "testcases/check_model.hpp"

#include <cmath>

using dnn::L_layer_model;

namespace testcases {

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "2021",
        "auto [X, Y, layers_dims] = testcases::v2021::L_layer_model_test_case();  // 10, 5, 6, 1\n"
        "Parameters start = initialize_parameters_scaled(layers_dims);\n"
        "auto [parameters, costs] = L_layer_model(X, Y, start, 0.0075, 2, on_iteration);",
        v2021::L_layer_model_expected,
        [] {
            const auto [X, Y, dims] = v2021::L_layer_model_test_case();
            const dnn::Parameters start =
                reference::initialize(dims, 1, [](int n) { return 1 / std::sqrt(n); });
            const auto [parameters, costs] = L_layer_model(X, Y, start, 0.0075, 2, go_on);
            Output output = {{"costs", arma::mat(arma::rowvec(costs))}};
            for (const char* key : {"W2", "W3", "b3"})
                output.push_back({key, entry(parameters, "parameters", key)});
            return output;
        },
    }};
    return all;
}

CHECK(expected_output_2021, expected_output, "prints what the notebook's case gives") {
    check_expected_output(0);
}

CHECK(one_iteration, unseen_inputs, "one iteration: one cost, one step of gradient descent") {
    check_training(L_layer_model, {5, 4, 3, 1}, 5, 0.1, 1, 1);
}

CHECK(unseen_inputs, unseen_inputs, "costs and parameters after 50 iterations, for 1 to 5 layers") {
    check_training(L_layer_model, {4, 1}, 7, 0.1, 50, 2);
    check_training(L_layer_model, {6, 4, 1}, 9, 0.0075, 50, 3);
    check_training(L_layer_model, {5, 6, 4, 5, 3, 1}, 12, 0.1, 50, 4);
}

CHECK(no_iteration, unseen_inputs, "no iteration: no cost, and the parameters as they came") {
    check_training(L_layer_model, {5, 4, 3, 1}, 5, 0.1, 0, 5);
}

CHECK(on_iteration_is_told, unseen_inputs, "on_iteration(i, cost) is called in every iteration") {
    check_is_told(L_layer_model, {5, 4, 3, 1});
}

CHECK(on_iteration_stops, unseen_inputs, "the training ends where on_iteration says false") {
    check_stops(L_layer_model, {5, 4, 3, 1});
}

CHECK(arguments, arguments, "X and Y stay as they were") {
    check_arguments(L_layer_model, {5, 4, 3, 1});
}

} // namespace testcases
