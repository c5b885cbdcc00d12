// The notebook's test cases and blocks, the reference and the solutions, against the golden figures.
#include "checks/compare.hpp"
#include "checks/reference.hpp"
#include "checks/sentences.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "testcases/test_cases.hpp"
#include "tests/expect.hpp"
#include "tests/shared.hpp"

using checks::Tolerance;
using json = support::Json;
namespace v4 = testcases::v4;
namespace v2021 = testcases::v2021;
namespace reference = checks::reference;

namespace {

constexpr Tolerance digits{"to the last digits", 1e-13, 1e-16};

arma::mat matrix(const json& rows) {
    arma::mat a(rows.size(), rows.at(0).size());
    for (arma::uword i = 0; i < a.n_rows; ++i)
        for (arma::uword j = 0; j < a.n_cols; ++j)
            a(i, j) = rows.at(i).at(j);
    return a;
}

void check(const std::string& name, const arma::mat& got, const json& golden, Tolerance tolerance = digits) {
    const auto problem = checks::difference(name, got, matrix(golden), tolerance);
    EXPECT(!problem.has_value(), (problem ? checks::sentence(*problem) : ""));
}

/// A function's case whose edition's name contains `edition`, with this activation.
json golden(const std::string& function, const std::string& edition, const std::string& activation = "") {
    const json all = read_golden("golden.json");
    for (const json& entry : all.at(function))
        if (entry.at("variant").get<std::string>().find(edition) != std::string::npos &&
            entry.at("inputs").value("activation", "") == activation)
            return entry;
    throw std::runtime_error("no golden case " + function + " " + edition);
}

void check_all(const std::map<std::string, arma::mat>& got, const json& golden) {
    for (const auto& [name, a] : got)
        check(name, a, golden.at(name));
}

} // namespace

TEST_SUITE_IF(golden_test_cases, no_shared_folder)

TEST_CASE(initialization) {
    check_all(dnn::initialize_parameters(3, 2, 1), golden("initialize_parameters", "v4").at("outputs"));
    check_all(dnn::initialize_parameters_deep({5, 4, 3}),
              golden("initialize_parameters_deep", "v4").at("outputs"));
}

TEST_CASE(linear_forward) {
    const json entry = golden("linear_forward", "v4");
    const auto [A, W, b] = v4::linear_forward_test_case();
    check_all({{"A", A}, {"W", W}, {"b", b}}, entry.at("inputs"));
    check("Z", dnn::linear_forward(A, W, b).first, entry.at("outputs").at("Z"));
    check("Z by the reference", reference::linear_forward(A, W, b), entry.at("outputs").at("Z"));
}

TEST_CASE(linear_activation_forward) {
    const auto [A_prev, W, b] = v4::linear_activation_forward_test_case();
    for (const auto& [name, g] :
         {std::pair{"sigmoid", dnn::Activation::sigmoid}, {"relu", dnn::Activation::relu}}) {
        const json entry = golden("linear_activation_forward", "v4", name);
        check_all({{"A_prev", A_prev}, {"W", W}, {"b", b}}, entry.at("inputs"));
        check("A", dnn::linear_activation_forward(A_prev, W, b, g).first, entry.at("outputs").at("A"));
        check("A by the reference", reference::linear_activation_forward(A_prev, W, b, g).first,
              entry.at("outputs").at("A"));
    }
}

TEST_CASE(draws_go_on_where_initialize_parameters_deep_left_the_generator) {
    std::ignore = dnn::initialize_parameters_deep({5, 4, 3});
    const arma::mat A = np::random::randn(3, 2), W = np::random::randn(1, 3), b = np::random::randn(1, 1);
    for (const auto& [name, g] :
         {std::pair{"sigmoid", dnn::Activation::sigmoid}, {"relu", dnn::Activation::relu}}) {
        const json entry = golden("linear_activation_forward", "003", name);
        check_all({{"A_prev", A}, {"W", W}, {"b", b}}, entry.at("inputs"));
        check("A", dnn::linear_activation_forward(A, W, b, g).first, entry.at("outputs").at("A"));
    }
}

TEST_CASE(L_model_forward) {
    const json deep = golden("L_model_forward", "v4"), shallow = golden("L_model_forward", "v2");
    const auto [X, parameters] = v4::L_model_forward_test_case_2hidden();
    check("X", X, deep.at("inputs").at("X"));
    check_all(parameters, deep.at("inputs"));
    check("AL", dnn::L_model_forward(X, parameters).first, deep.at("outputs").at("AL"));
    const auto [X2, parameters2] = v4::L_model_forward_test_case();
    check("X", X2, shallow.at("inputs").at("X"));
    check("AL", dnn::L_model_forward(X2, parameters2).first, shallow.at("outputs").at("AL"));
}

TEST_CASE(compute_cost) {
    const auto [Y, AL] = v4::compute_cost_test_case();
    const auto [Y2, AL2] = v2021::compute_cost_test_case();
    for (const auto& [edition, y, a] : {std::tuple{"v4", Y, AL}, {"2021", Y2, AL2}}) {
        const json entry = golden("compute_cost", edition);
        check_all({{"Y", y}, {"AL", a}}, entry.at("inputs"));
        const double expected = entry.at("outputs").at("cost");
        EXPECT(dnn::compute_cost(a, y) == (tests::Near{expected, 1e-14}));
        EXPECT(reference::compute_cost(a, y) == (tests::Near{expected, 1e-14}));
    }
}

TEST_CASE(linear_backward) {
    const auto [dZ, cache] = v4::linear_backward_test_case();
    const auto [dZ2, cache2] = v2021::linear_backward_test_case();
    for (const auto& [edition, d, c] : {std::tuple{"v4", dZ, cache}, {"2021", dZ2, cache2}}) {
        const json entry = golden("linear_backward", edition);
        check_all({{"dZ", d}, {"A", c.A}, {"W", c.W}, {"b", c.b}}, entry.at("inputs"));
        for (const dnn::LinearGradients& g : {dnn::linear_backward(d, c), reference::linear_backward(d, c)})
            check_all({{"dA_prev", g.dA_prev}, {"dW", g.dW}, {"db", g.db}}, entry.at("outputs"));
    }
}

TEST_CASE(linear_activation_backward) {
    const auto [dA, cache] = v4::linear_activation_backward_test_case();
    for (const auto& [name, activation] :
         {std::pair{"sigmoid", dnn::Activation::sigmoid}, {"relu", dnn::Activation::relu}}) {
        const json entry = golden("linear_activation_backward", "v4", name);
        check_all(
            {{"dA", dA}, {"A", cache.linear.A}, {"W", cache.linear.W}, {"b", cache.linear.b}, {"Z", cache.Z}},
            entry.at("inputs"));
        for (const dnn::LinearGradients& g : {dnn::linear_activation_backward(dA, cache, activation),
                                              reference::linear_activation_backward(dA, cache, activation)})
            check_all({{"dA_prev", g.dA_prev}, {"dW", g.dW}, {"db", g.db}}, entry.at("outputs"));
    }
}

TEST_CASE(L_model_backward) {
    const json entry = golden("L_model_backward", "v4");
    const auto [AL, Y, caches] = v4::L_model_backward_test_case();
    check_all({{"AL", AL},
               {"Y", Y},
               {"A1", caches[0].linear.A},
               {"W1", caches[0].linear.W},
               {"b1", caches[0].linear.b},
               {"Z1", caches[0].Z},
               {"A2", caches[1].linear.A},
               {"W2", caches[1].linear.W},
               {"b2", caches[1].linear.b},
               {"Z2", caches[1].Z}},
              entry.at("inputs"));
    check_all(dnn::L_model_backward(AL, Y, caches), entry.at("outputs"));
    check_all(reference::L_model_backward(AL, Y, caches), entry.at("outputs"));
}

TEST_CASE(update_parameters) {
    const json entry = golden("update_parameters", "v4");
    const auto [parameters, grads] = v4::update_parameters_test_case();
    check_all(parameters, entry.at("inputs"));
    check_all(grads, entry.at("inputs"));
    check_all(dnn::update_parameters(parameters, grads, 0.1), entry.at("outputs"));
}

TEST_CASE(models) {
    const auto go_on = [](int, double) { return true; };
    const auto [X, Y, dims] = v2021::two_layer_model_test_case();
    const auto [XL, YL, dimsL] = v2021::L_layer_model_test_case();
    const json all = read_golden("golden.json");
    for (const json& entry : all.at("two_layer_model")) {
        const auto [parameters, costs] = dnn::two_layer_model(
            X, Y, dnn::initialize_parameters(dims[0], dims[1], dims[2]),
            entry.at("inputs").at("learning_rate"), entry.at("inputs").at("num_iterations"), go_on);
        check("costs", arma::rowvec(costs), json::array({entry.at("outputs").at("costs")}));
        check_all(parameters, entry.at("outputs"));
    }
    for (const json& entry : all.at("L_layer_model")) {
        const auto [parameters, costs] = dnn::L_layer_model(XL, YL, dnn::initialize_parameters_scaled(dimsL),
                                                            entry.at("inputs").at("learning_rate"),
                                                            entry.at("inputs").at("num_iterations"), go_on);
        check("costs", arma::rowvec(costs), json::array({entry.at("outputs").at("costs")}));
        check_all(parameters, entry.at("outputs"));
    }
}

TEST_SUITE_END()
