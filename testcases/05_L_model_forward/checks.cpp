#include "checks/check.hpp"

using dnn::L_model_forward;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(AL = [[0.03921668 0.70498921 0.19734387 0.04728177]]
Length of caches list = 3)";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [X, parameters] = testcases::v4::L_model_forward_test_case_2hidden();\n"
        "auto [AL, caches] = L_model_forward(X, parameters);",
        expected_output,
        [] {
            const auto [X, parameters] = testcases::v4::L_model_forward_test_case_2hidden();
            const auto [AL, caches] = L_model_forward(X, parameters);
            return Output{{"AL", AL}, {"Length of caches list", static_cast<int>(caches.size())}};
        },
    }};
    return all;
}

namespace {

/// From one layer (logistic regression) to eleven; in the last network AL has more than one row.
std::vector<std::vector<int>> fewer_layers() {
    return {{4, 1}, {3, 5, 1}, {5, 4, 3, 1}, some_deep_layer_dims(), {4, 5, 3}};
}

std::vector<std::vector<int>> all_layer_dims() {
    std::vector<std::vector<int>> all = fewer_layers();
    all.push_back(twelve_layers);
    return all;
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "AL is (n_L, m), and there is one cache per layer, for 1 to 12 layers") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : all_layer_dims())
        for (const int m : {1, 7}) {
            const Network network = random_network(draws, layer_dims, m);
            const auto [AL, caches] = L_model_forward(network.X, network.parameters);
            require_same(described(layer_dims, m),
                         {difference("AL", AL, arma::zeros(layer_dims.back(), m), any_value)});
            require_count("caches", caches.size(), layer_dims.size() - 1, "one per layer",
                          described(layer_dims, m));
        }
}

CHECK(unseen_inputs, unseen_inputs, "AL for inputs that the notebook does not show, for 1 to 11 layers") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : fewer_layers()) {
        const auto [X, Y, parameters] = random_network(draws, layer_dims, 7);
        require_same(described(layer_dims, 7), {difference("AL", L_model_forward(X, parameters).first,
                                                           reference::L_model_forward(X, parameters).first)});
    }
}

CHECK(caches, unseen_inputs, "caches[l - 1] holds layer l's input, W, b and Z, first layer first") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : fewer_layers()) {
        const auto [X, Y, parameters] = random_network(draws, layer_dims, 3);
        require_same(described(layer_dims, 3), differences(L_model_forward(X, parameters).second,
                                                           reference::L_model_forward(X, parameters).second));
    }
}

CHECK(many_layers, unseen_inputs, "AL and the caches of 12 layers: \"W10\" comes after \"W9\"") {
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, twelve_layers, 4);
    const auto [AL, caches] = L_model_forward(X, parameters);
    const auto [expected_AL, expected_caches] = reference::L_model_forward(X, parameters);
    Differences all = differences(caches, expected_caches);
    all.insert(all.begin(), difference("AL", AL, expected_AL));
    require_same(described(twelve_layers, 4), all);
}

CHECK(arguments, arguments, "X and the parameters stay as they were") {
    np::random::RandomState draws = unseen();
    const Network network = random_network(draws, {5, 4, 3, 1}, 6);
    const Network before = network;
    std::ignore = L_model_forward(network.X, network.parameters);
    require_same("", {difference("X afterwards", network.X, before.X, exact)});
    require_same("", differences("parameters", network.parameters, before.parameters, exact));
}

} // namespace checks
