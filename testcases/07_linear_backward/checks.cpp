#include "checks/check_layer_gradients.hpp"

using dnn::linear_backward;

namespace checks {

namespace {

constexpr const char* expected_v4 = R"(dA_prev = [[ 0.51822968 -0.19517421]
 [-0.40506361  0.15255393]
 [ 2.37496825 -0.89445391]]
dW = [[-0.10076895  1.40685096  1.64992505]]
db = [[0.50629448]])";

constexpr const char* expected_v2021 = R"(dA_prev = [[-1.15171336  0.06718465 -0.3204696   2.09812712]
 [ 0.60345879 -3.72508701  5.81700741 -3.84326836]
 [-0.4319552  -1.30987417  1.72354705  0.05070578]
 [-0.38981415  0.60811244 -1.25938424  1.47191593]
 [-2.52214926  2.67882552 -0.67947465  1.48119548]]
dW = [[ 0.07313866 -0.0976715  -0.87585828  0.73763362  0.00785716]
 [ 0.85508818  0.37530413 -0.59912655  0.71278189 -0.58931808]
 [ 0.97913304 -0.24376494 -0.08839671  0.55151192 -0.10290907]]
db = [[-0.14713786]
 [-0.11313155]
 [-0.13209101]])";

} // namespace

namespace {

Output printed(const dnn::LinearGradients& gradients) {
    return {{"dA_prev", gradients.dA_prev}, {"dW", gradients.dW}, {"db", gradients.db}};
}

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {
        {
            "v4",
            "auto [dZ, linear_cache] = testcases::v4::linear_backward_test_case();\n"
            "auto [dA_prev, dW, db] = linear_backward(dZ, linear_cache);",
            expected_v4,
            [] {
                const auto [dZ, linear_cache] = testcases::v4::linear_backward_test_case();
                return printed(linear_backward(dZ, linear_cache));
            },
        },
        {
            "2021",
            "auto [dZ, linear_cache] = testcases::v2021::linear_backward_test_case();\n"
            "auto [dA_prev, dW, db] = linear_backward(dZ, linear_cache);",
            expected_v2021,
            [] {
                const auto [dZ, linear_cache] = testcases::v2021::linear_backward_test_case();
                return printed(linear_backward(dZ, linear_cache));
            },
        },
    };
    return all;
}

namespace {

std::string inputs(const arma::mat& dZ, const dnn::LinearCache& cache) {
    return described({{"dZ", &dZ}, {"A_prev", &cache.A}, {"W", &cache.W}, {"b", &cache.b}});
}

void check_values(const LayerGradient& which) {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const dnn::LinearCache cache = random_layer(draws, n_prev, n, m);
        const arma::mat dZ = draws.randn(n, m);
        require_same(inputs(dZ, cache), {difference(which.name, linear_backward(dZ, cache).*which.gradient,
                                                    reference::linear_backward(dZ, cache).*which.gradient)});
    }
}

/// With J(A, W, b) = 1/m · Σ dZ ∗ (W·A + b).
void check_gradient(const LayerGradient& which) {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const dnn::LinearCache cache = random_layer(draws, n_prev, n, m);
        const arma::mat dZ = draws.randn(n, m);
        const auto J = [&](const dnn::LinearCache& at) {
            return arma::accu(dZ % reference::linear_forward(at.A, at.W, at.b)) /
                   static_cast<double>(dZ.n_cols);
        };
        require_same(inputs(dZ, cache),
                     {layer_gradient_difference(which, linear_backward(dZ, cache), cache, J)});
    }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints (first edition)") {
    check_expected_output(0);
}

CHECK(expected_output_2021, expected_output, "prints what the notebook prints (2021)") {
    check_expected_output(1);
}

CHECK(shapes, shapes, "dA_prev, dW and db have the shapes of A_prev, W and b") {
    np::random::RandomState draws = unseen();
    for (const auto& [n_prev, n, m] : layer_sizes) {
        const dnn::LinearCache cache = random_layer(draws, n_prev, n, m);
        const arma::mat dZ = draws.randn(n, m);
        const auto [dA_prev, dW, db] = linear_backward(dZ, cache);
        require_same(inputs(dZ, cache),
                     {difference("dA_prev", dA_prev, cache.A, any_value),
                      difference("dW", dW, cache.W, any_value), difference("db", db, cache.b, any_value)});
    }
}

CHECK(unseen_dA_prev, unseen_inputs, "dA_prev, equation (10), for inputs that the notebook does not show") {
    check_values(of_A_prev);
}

CHECK(unseen_dW, unseen_inputs, "dW, equation (8), for inputs that the notebook does not show") {
    check_values(of_W);
}

CHECK(unseen_db, unseen_inputs, "db, equation (9), for inputs that the notebook does not show") {
    check_values(of_b);
}

CHECK(gradient_dA_prev, gradients, "dA_prev agrees with finite differences to 1e-7") {
    check_gradient(of_A_prev);
}

CHECK(gradient_dW, gradients, "dW agrees with finite differences to 1e-7") {
    check_gradient(of_W);
}

CHECK(gradient_db, gradients, "db agrees with finite differences to 1e-7") {
    check_gradient(of_b);
}

CHECK(arguments, arguments, "dZ and the cache stay as they were") {
    np::random::RandomState draws = unseen();
    const dnn::LinearCache cache = random_layer(draws, 3, 4, 5), before = cache;
    const arma::mat dZ = draws.randn(4, 5), dZ_before = dZ;
    std::ignore = linear_backward(dZ, cache);
    require_same("", {difference("dZ afterwards", dZ, dZ_before, exact)});
    require_same("afterwards", differences(cache, before));
}

} // namespace checks
