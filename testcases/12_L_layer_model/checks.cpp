#include "checks/check_model.hpp"

#include <cmath>

using dnn::L_layer_model;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(costs = [[0.70723944 0.7070709 ]]
W2 = [[ 0.13428358 -0.15747685 -0.51095667 -0.15624083 -0.09342034]
 [ 0.26226685  0.3751336   0.41644174  0.12779375  0.39573817]
 [-0.33726917  0.56041154  0.22939257 -0.1333337   0.21851314]
 [-0.03377599  0.50617255  0.67960046  0.97726521 -0.62458844]
 [-0.64581803 -0.22559264  0.0715349   0.39173682  0.14112904]
 [-0.9043503  -0.13693179  0.37026002  0.10284282  0.34076545]]
W3 = [[-0.09079199 -0.08117381  0.07667568  0.16665535  0.08029575  0.04805811]]
b3 = [[0.0013201]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "2021",
        "auto [X, Y, layers_dims] = testcases::v2021::L_layer_model_test_case();  // 10, 5, 6, 1\n"
        "Parameters start = initialize_parameters_scaled(layers_dims);\n"
        "auto [parameters, costs] = L_layer_model(X, Y, start, 0.0075, 2, on_iteration);",
        expected_output,
        [] {
            const auto [X, Y, dims] = testcases::v2021::L_layer_model_test_case();
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

CHECK(first_cost, unseen_inputs, "the first cost is that of the parameters as they came") {
    check_first_cost(L_layer_model, {5, 4, 3, 1});
}

CHECK(one_iteration, unseen_inputs, "one iteration: one cost, one step of gradient descent") {
    check_training(L_layer_model, {5, 4, 3, 1}, 5, 0.1, 1);
}

CHECK(unseen_inputs, unseen_inputs, "costs and parameters after 50 iterations, for 1 to 5 layers") {
    check_training(L_layer_model, {4, 1}, 7, 0.1, 50);
    check_training(L_layer_model, {6, 4, 1}, 9, 0.0075, 50);
    check_training(L_layer_model, {5, 6, 4, 5, 3, 1}, 12, 0.1, 50);
    check_rising_cost(L_layer_model, {5, 4, 3, 1});
}

CHECK(no_iteration, properties, "no iterations: no costs, and the parameters as they came") {
    check_training(L_layer_model, {5, 4, 3, 1}, 5, 0.1, 0);
}

CHECK(on_iteration_is_told, properties, "on_iteration(i, cost) is called in every iteration") {
    check_calls(L_layer_model, {5, 4, 3, 1});
}

CHECK(on_iteration_stops, properties, "the training ends when on_iteration returns false") {
    check_stops(L_layer_model, {5, 4, 3, 1});
}

CHECK(arguments, arguments, "X and Y stay as they were") {
    check_arguments(L_layer_model, {5, 4, 3, 1});
}

} // namespace checks
