#include "testcases/test_cases.hpp"

#include "checks/reference.hpp"

#include "dnn/numpy.hpp"

using np::random::RandomState;

namespace testcases {
namespace {

/// W1, b1, W2, b2, … drawn in this order; `prefix` is "" or "d".
std::map<std::string, arma::mat> draw_layers(RandomState& draws, const std::vector<int>& layer_dims,
                                             const std::string& prefix = "") {
    std::map<std::string, arma::mat> layers;
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        layers[prefix + "W" + std::to_string(l)] = draws.randn(layer_dims[l], layer_dims[l - 1]);
        layers[prefix + "b" + std::to_string(l)] = draws.randn(layer_dims[l], 1);
    }
    return layers;
}

/// A, W, b drawn in this order.
dnn::LinearCache draw_linear(RandomState& draws, int n_prev, int n, int m) {
    dnn::LinearCache drawn; // one statement per draw: C++ does not fix the order of a call's arguments
    drawn.A = draws.randn(n_prev, m);
    drawn.W = draws.randn(n, n_prev);
    drawn.b = draws.randn(n, 1);
    return drawn;
}

} // namespace

namespace v4 {

std::tuple<arma::mat, arma::mat, arma::mat> linear_forward_test_case() {
    RandomState draws(1);
    const dnn::LinearCache drawn = draw_linear(draws, 3, 1, 2);
    return {drawn.A, drawn.W, drawn.b};
}

std::tuple<arma::mat, arma::mat, arma::mat> linear_activation_forward_test_case() {
    RandomState draws(2);
    const dnn::LinearCache drawn = draw_linear(draws, 3, 1, 2);
    return {drawn.A, drawn.W, drawn.b};
}

std::tuple<arma::mat, dnn::Parameters> L_model_forward_test_case() {
    RandomState draws(1);
    const arma::mat X = draws.randn(4, 2);
    return {X, draw_layers(draws, {4, 3, 1})};
}

std::tuple<arma::mat, dnn::Parameters> L_model_forward_test_case_2hidden() {
    RandomState draws(6);
    const arma::mat X = draws.randn(5, 4);
    return {X, draw_layers(draws, {5, 4, 3, 1})};
}

std::tuple<arma::mat, arma::mat> compute_cost_test_case() {
    return {arma::mat{{1, 1, 1}}, arma::mat{{0.8, 0.9, 0.4}}};
}

std::tuple<arma::mat, dnn::LinearCache> linear_backward_test_case() {
    RandomState draws(1);
    const arma::mat dZ = draws.randn(1, 2);
    return {dZ, draw_linear(draws, 3, 1, 2)};
}

std::tuple<arma::mat, dnn::Cache> linear_activation_backward_test_case() {
    RandomState draws(2);
    const arma::mat dA = draws.randn(1, 2);
    const dnn::LinearCache linear = draw_linear(draws, 3, 1, 2);
    return {dA, dnn::Cache{linear, draws.randn(1, 2)}};
}

std::tuple<arma::mat, arma::mat, std::vector<dnn::Cache>> L_model_backward_test_case() {
    RandomState draws(3);
    const arma::mat AL = draws.randn(1, 2);
    const arma::mat Y = {{1, 0}};
    std::vector<dnn::Cache> caches(2);
    caches[0].linear = draw_linear(draws, 4, 3, 2);
    caches[0].Z = draws.randn(3, 2);
    caches[1].linear = draw_linear(draws, 3, 1, 2);
    caches[1].Z = draws.randn(1, 2);
    return {AL, Y, caches};
}

std::tuple<dnn::Parameters, dnn::Gradients> update_parameters_test_case() {
    RandomState parameters(2), grads(3);
    return {draw_layers(parameters, {4, 3, 1}), draw_layers(grads, {4, 3, 1}, "d")};
}

} // namespace v4

namespace v2021 {

std::tuple<arma::mat, arma::mat> compute_cost_test_case() {
    return {arma::mat{{1, 1, 0}}, arma::mat{{0.8, 0.9, 0.4}}};
}

std::tuple<arma::mat, dnn::LinearCache> linear_backward_test_case() {
    RandomState draws(1);
    const arma::mat dZ = draws.randn(3, 4);
    return {dZ, draw_linear(draws, 5, 3, 4)};
}

std::tuple<arma::mat, arma::mat, std::vector<int>> two_layer_model_test_case() {
    RandomState draws(1);
    const arma::mat X = draws.randn(10, 10);
    return {X, draws.randn(1, 10), {10, 4, 1}};
}

std::tuple<arma::mat, arma::mat, std::vector<int>> L_layer_model_test_case() {
    RandomState draws(1);
    return {draws.randn(10, 10), arma::mat{{1, 1, 1, 1, 0, 0, 0, 1, 1, 0}}, {10, 5, 6, 1}};
}

} // namespace v2021

namespace further {

std::tuple<arma::mat, arma::mat, dnn::Parameters>
train_reduced_test_case(const std::vector<int>& layer_dims) {
    RandomState draws(13);
    const arma::mat X = draws.randn(layer_dims.front(), 3);
    return {X, arma::mat{{1, 0, 1}}, draw_layers(draws, layer_dims)};
}

std::tuple<dnn::Parameters, dnn::Gradients, arma::mat, arma::mat> gradient_check_test_case() {
    RandomState draws(8);
    const arma::mat X = draws.randn(3, 4), Y = {{1, 0, 1, 0}};
    const dnn::Parameters parameters = draw_layers(draws, {3, 2, 1});
    const auto [AL, caches] = checks::reference::L_model_forward(X, parameters);
    return {parameters, checks::reference::L_model_backward(AL, Y, caches), X, Y};
}

} // namespace further

} // namespace testcases
