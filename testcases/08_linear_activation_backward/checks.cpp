#include "checks/check_layer_gradients.hpp"

using dnn::Activation;
using dnn::linear_activation_backward;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(sigmoid:
dA_prev = [[ 0.11017994  0.01105339]
 [ 0.09466817  0.00949723]
 [-0.05743092 -0.00576154]]
dW = [[ 0.10266786  0.09778551 -0.01968084]]
db = [[-0.05729622]]

relu:
dA_prev = [[ 0.44090989  0.        ]
 [ 0.37883606  0.        ]
 [-0.2298228   0.        ]]
dW = [[ 0.44513824  0.37371418 -0.10478989]]
db = [[-0.20837892]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [dAL, cache] = testcases::v4::linear_activation_backward_test_case();\n"
        "auto [dA_prev, dW, db] = linear_activation_backward(dAL, cache, Activation::sigmoid);  // then "
        "Activation::relu",
        expected_output,
        [] {
            const auto [dAL, cache] = testcases::v4::linear_activation_backward_test_case();
            const dnn::LinearGradients s = linear_activation_backward(dAL, cache, Activation::sigmoid);
            const dnn::LinearGradients r = linear_activation_backward(dAL, cache, Activation::relu);
            return Output{{"sigmoid:", {}}, {"dA_prev", s.dA_prev}, {"dW", s.dW}, {"db", s.db}, {"", {}},
                          {"relu:", {}},    {"dA_prev", r.dA_prev}, {"dW", r.dW}, {"db", r.db}};
        },
    }};
    return all;
}

namespace {

/// A layer with its Z as the forward step leaves it, no element at the kink of relu.
dnn::Cache random_cache(np::random::RandomState& draws, const LayerSize& size) {
    dnn::Cache cache;
    do {
        cache.linear = random_layer(draws, size.n_prev, size.n, size.m);
        cache.Z = reference::linear_forward(cache.linear.A, cache.linear.W, cache.linear.b);
    } while (!away_from_kink(cache.Z));
    return cache;
}

/// Puts exact zeros into Z, at the kink of relu: every third element, the first one among them.
void put_zeros(arma::mat& Z) {
    for (arma::uword i = 0; i < Z.n_elem; i += 3)
        Z(i) = 0;
}

std::string inputs(const arma::mat& dA, const dnn::Cache& cache) {
    return described({{"dA", &dA}, {"A_prev", &cache.linear.A}, {"W", &cache.linear.W}});
}

void check_activation(Activation g) {
    np::random::RandomState draws = unseen();
    for (const LayerSize& size : layer_sizes) {
        dnn::Cache cache = random_cache(draws, size);
        if (g == Activation::relu)
            put_zeros(cache.Z);
        const arma::mat dA = draws.randn(size.n, size.m);
        require_same(inputs(dA, cache), differences(linear_activation_backward(dA, cache, g),
                                                    reference::linear_activation_backward(dA, cache, g)));
    }
}

/// With J = 1/m · Σ dA ∗ g(W·A_prev + b), as in linear_backward.
void check_gradient(const LayerGradient& which) {
    np::random::RandomState draws = unseen();
    for (const LayerSize& size : layer_sizes)
        for (const Activation g : {Activation::sigmoid, Activation::relu, Activation::tanh}) {
            const dnn::Cache cache = random_cache(draws, size);
            const arma::mat dA = draws.randn(size.n, size.m);
            const auto J = [&](const dnn::LinearCache& at) {
                return arma::accu(dA % reference::linear_activation_forward(at.A, at.W, at.b, g).first) /
                       size.m;
            };
            require_same(inputs(dA, cache),
                         {layer_gradient_difference(which, linear_activation_backward(dA, cache, g),
                                                    cache.linear, J)});
        }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "dA_prev, dW and db have the shapes of A_prev, W and b") {
    np::random::RandomState draws = unseen();
    for (const LayerSize& size : layer_sizes)
        for (const Activation g : {Activation::sigmoid, Activation::relu, Activation::tanh}) {
            const dnn::Cache cache = random_cache(draws, size);
            const arma::mat dA = draws.randn(size.n, size.m);
            const auto [dA_prev, dW, db] = linear_activation_backward(dA, cache, g);
            require_same(inputs(dA, cache), {difference("dA_prev", dA_prev, cache.linear.A, any_value),
                                             difference("dW", dW, cache.linear.W, any_value),
                                             difference("db", db, cache.linear.b, any_value)});
        }
}

CHECK(sigmoid, unseen_inputs, "sigmoid: dZ = dA ∗ σ'(Z), for inputs that the notebook does not show") {
    check_activation(Activation::sigmoid);
}

CHECK(relu, unseen_inputs, "relu: dZ = dA where Z > 0, else 0, for inputs that the notebook does not show") {
    check_activation(Activation::relu);
}

CHECK(tanh, unseen_inputs, "tanh: dZ = dA ∗ (1 - tanh²(Z)), for inputs that the notebook does not show") {
    check_activation(Activation::tanh);
}

CHECK(gradient_dA_prev, gradients, "dA_prev agrees with finite differences to 1e-7, for each activation") {
    check_gradient(of_A_prev);
}

CHECK(gradient_dW, gradients, "dW agrees with finite differences to 1e-7, for each activation") {
    check_gradient(of_W);
}

CHECK(gradient_db, gradients, "db agrees with finite differences to 1e-7, for each activation") {
    check_gradient(of_b);
}

CHECK(arguments, arguments, "dA and the cache stay as they were") {
    np::random::RandomState draws = unseen();
    const dnn::Cache cache = random_cache(draws, {3, 4, 5}), before = cache;
    const arma::mat dA = draws.randn(4, 5), dA_before = dA;
    std::ignore = linear_activation_backward(dA, cache, Activation::relu);
    require_same("", {difference("dA afterwards", dA, dA_before, exact)});
    require_same("afterwards", differences(cache, before));
}

} // namespace checks
