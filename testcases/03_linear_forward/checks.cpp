#include "checks/check.hpp"

using dnn::linear_forward;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(Z = [[ 3.26295337 -1.23429987]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [A, W, b] = testcases::v4::linear_forward_test_case();\n"
        "auto [Z, linear_cache] = linear_forward(A, W, b);",
        expected_output,
        [] {
            const auto [A, W, b] = testcases::v4::linear_forward_test_case();
            return Output{{"Z", linear_forward(A, W, b).first}};
        },
    }};
    return all;
}

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "Z is (n_l, m) for layers wide and narrow, for one unit and for one example") {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const auto [A, W, b] = random_layer(draws, n_prev, n, m);
        require_same(described({{"A", &A}, {"W", &W}, {"b", &b}}),
                     {difference("Z", linear_forward(A, W, b).first, arma::zeros(n, m), any_value)});
    }
}

CHECK(unseen_inputs, unseen_inputs, "Z = W·A + b, for inputs that the notebook does not show") {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const auto [A, W, b] = random_layer(draws, n_prev, n, m);
        require_same(described({{"A", &A}, {"W", &W}, {"b", &b}}),
                     {difference("Z", linear_forward(A, W, b).first, reference::linear_forward(A, W, b))});
    }
}

CHECK(product_alone, unseen_inputs, "without a bias (b = 0), Z = W·A") {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const arma::mat A = draws.randn(n_prev, m), W = draws.randn(n, n_prev), b = arma::zeros(n, 1);
        require_same(described({{"A", &A}, {"W", &W}}) + ", b = 0",
                     {difference("Z", linear_forward(A, W, b).first, reference::linear_forward(A, W, b))});
    }
}

CHECK(bias, properties, "b is added to every column: with W = 0, each column of Z is b") {
    np::random::RandomState draws = unseen();
    const arma::mat A = draws.randn(3, 4), W = arma::zeros(2, 3), b = draws.randn(2, 1);
    require_same("W = 0", {difference("Z", linear_forward(A, W, b).first, arma::repmat(b, 1, 4))});
}

CHECK(cache, properties, "the cache holds A, W and b") {
    np::random::RandomState draws = unseen();
    const dnn::LinearCache layer = random_layer(draws, 3, 4, 5);
    require_same("", differences(linear_forward(layer.A, layer.W, layer.b).second, layer));
}

CHECK(arguments, arguments, "A, W and b stay as they were") {
    np::random::RandomState draws = unseen();
    const dnn::LinearCache layer = random_layer(draws, 3, 4, 5);
    const dnn::LinearCache before = layer;
    std::ignore = linear_forward(layer.A, layer.W, layer.b);
    require_same("", {difference("A afterwards", layer.A, before.A, exact),
                      difference("W afterwards", layer.W, before.W, exact),
                      difference("b afterwards", layer.b, before.b, exact)});
}

} // namespace checks
