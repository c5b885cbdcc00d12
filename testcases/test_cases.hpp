// The notebook's seeded test cases under their own names: testCases_v4 of the first edition, and the 2021 edition where
// it differs. Each returns what the notebook's returns, in the same order:
//
//     const auto [A, W, b] = testcases::v4::linear_forward_test_case();
#pragma once

#include "dnn/dnn.hpp"

#include <tuple>

namespace testcases {

namespace v4 {

/// A (3, 2), W (1, 3), b (1, 1); seed 1.
std::tuple<arma::mat, arma::mat, arma::mat> linear_forward_test_case();

/// A_prev (3, 2), W (1, 3), b (1, 1); seed 2.
std::tuple<arma::mat, arma::mat, arma::mat> linear_activation_forward_test_case();

/// X (4, 2) and the parameters of layers 4, 3, 1; seed 1.
std::tuple<arma::mat, dnn::Parameters> L_model_forward_test_case();

/// X (5, 4) and the parameters of layers 5, 4, 3, 1; seed 6.
std::tuple<arma::mat, dnn::Parameters> L_model_forward_test_case_2hidden();

/// Y = [[1, 1, 1]], AL = [[0.8, 0.9, 0.4]]; no draws.
std::tuple<arma::mat, arma::mat> compute_cost_test_case();

/// dZ (1, 2) and the cache of A (3, 2), W (1, 3), b (1, 1); seed 1.
std::tuple<arma::mat, dnn::LinearCache> linear_backward_test_case();

/// dA (1, 2) and the cache of A (3, 2), W (1, 3), b (1, 1), Z (1, 2); seed 2. Z is drawn, not computed.
std::tuple<arma::mat, dnn::Cache> linear_activation_backward_test_case();

/// AL (1, 2), Y = [[1, 0]] and the caches of layers 4, 3, 1; seed 3. AL is drawn too, and no probability.
std::tuple<arma::mat, arma::mat, std::vector<dnn::Cache>> L_model_backward_test_case();

/// The parameters (seed 2) and gradients (seed 3) of layers 4, 3, 1.
std::tuple<dnn::Parameters, dnn::Gradients> update_parameters_test_case();

} // namespace v4

namespace v2021 {

using v4::L_model_backward_test_case;
using v4::L_model_forward_test_case_2hidden;
using v4::linear_activation_backward_test_case;
using v4::linear_activation_forward_test_case;
using v4::linear_forward_test_case;
using v4::update_parameters_test_case;

/// Y = [[1, 1, 0]], AL = [[0.8, 0.9, 0.4]]; no draws.
std::tuple<arma::mat, arma::mat> compute_cost_test_case();

/// dZ (3, 4) and the cache of A (5, 4), W (3, 5), b (3, 1); seed 1.
std::tuple<arma::mat, dnn::LinearCache> linear_backward_test_case();

/// Part 2: X (10, 10), Y (1, 10), and the layers 10, 4, 1; seed 1. Y is drawn, so it is not 0 or 1.
std::tuple<arma::mat, arma::mat, std::vector<int>> two_layer_model_test_case();

/// Part 2: X (10, 10), Y (1, 10), and the layers 10, 5, 6, 1; seed 1.
std::tuple<arma::mat, arma::mat, std::vector<int>> L_layer_model_test_case();

} // namespace v2021

// Not the notebook's: for the exercises beyond it.
namespace further {

/// X (n_x, 3), Y = [[1, 0, 1]] and the parameters of these layers; seed 13.
std::tuple<arma::mat, arma::mat, dnn::Parameters> train_reduced_test_case(const std::vector<int>& layer_dims);

/// The parameters of layers 3, 2, 1, their right gradients, X (3, 4) and Y = [[1, 0, 1, 0]]; seed 8.
std::tuple<dnn::Parameters, dnn::Gradients, arma::mat, arma::mat> gradient_check_test_case();

} // namespace further

} // namespace testcases
