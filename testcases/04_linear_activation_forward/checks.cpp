#include "checks/check.hpp"

using dnn::Activation;
using dnn::linear_activation_forward;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(With sigmoid: A = [[0.96890023 0.11013289]]
With ReLU: A = [[3.43896131 0.        ]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [A_prev, W, b] = testcases::v4::linear_activation_forward_test_case();\n"
        "auto [A, cache] = linear_activation_forward(A_prev, W, b, Activation::sigmoid);  // then "
        "Activation::relu",
        expected_output,
        [] {
            const auto [A_prev, W, b] = testcases::v4::linear_activation_forward_test_case();
            return Output{
                {"With sigmoid: A", linear_activation_forward(A_prev, W, b, Activation::sigmoid).first},
                {"With ReLU: A", linear_activation_forward(A_prev, W, b, Activation::relu).first}};
        },
    }};
    return all;
}

namespace {

/// A for unseen inputs of every size, against the definition.
void check_activation(Activation g) {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const auto [A_prev, W, b] = random_layer(draws, n_prev, n, m);
        require_same(described({{"A_prev", &A_prev}, {"W", &W}, {"b", &b}}),
                     {difference("A", linear_activation_forward(A_prev, W, b, g).first,
                                 reference::linear_activation_forward(A_prev, W, b, g).first)});
    }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "A is (n_l, m) for layers wide and narrow, for one unit and for one example") {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes)
        for (const Activation g : {Activation::sigmoid, Activation::relu, Activation::tanh}) {
            const auto [A_prev, W, b] = random_layer(draws, n_prev, n, m);
            require_same(described({{"A_prev", &A_prev}, {"W", &W}, {"b", &b}}),
                         {difference("A", linear_activation_forward(A_prev, W, b, g).first, arma::zeros(n, m),
                                     any_value)});
        }
}

CHECK(sigmoid, unseen_inputs, "sigmoid: A = σ(W·A_prev + b), for inputs that the notebook does not show") {
    check_activation(Activation::sigmoid);
}

CHECK(relu, unseen_inputs, "relu: A = max(0, W·A_prev + b), for inputs that the notebook does not show") {
    check_activation(Activation::relu);
}

CHECK(tanh, unseen_inputs, "tanh: A = tanh(W·A_prev + b), for inputs that the notebook does not show") {
    check_activation(Activation::tanh);
}

CHECK(cache, properties, "the cache holds A_prev, W, b and Z (not A), whatever the activation") {
    np::random::RandomState draws = unseen();
    for (const Activation g : {Activation::sigmoid, Activation::relu, Activation::tanh}) {
        const auto [A_prev, W, b] = random_layer(draws, 3, 4, 5);
        require_same("", differences(linear_activation_forward(A_prev, W, b, g).second,
                                     reference::linear_activation_forward(A_prev, W, b, g).second));
    }
}

CHECK(arguments, arguments, "A_prev, W and b stay as they were") {
    np::random::RandomState draws = unseen();
    const dnn::LinearCache layer = random_layer(draws, 3, 4, 5);
    const dnn::LinearCache before = layer;
    std::ignore = linear_activation_forward(layer.A, layer.W, layer.b, Activation::relu);
    require_same("", {difference("A_prev afterwards", layer.A, before.A, exact),
                      difference("W afterwards", layer.W, before.W, exact),
                      difference("b afterwards", layer.b, before.b, exact)});
}

} // namespace checks
