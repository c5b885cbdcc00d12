#include "checks/check.hpp"

#include <cmath>

using dnn::compute_cost;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_v4 = R"(cost = 0.41493159961539694)";

constexpr const char* expected_v2021 = R"(cost = 0.2797765635793422)";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {
        {
            "v4",
            "auto [Y, AL] = testcases::v4::compute_cost_test_case();\n"
            "double cost = compute_cost(AL, Y);",
            expected_v4,
            [] {
                const auto [Y, AL] = testcases::v4::compute_cost_test_case();
                return Output{{"cost", compute_cost(AL, Y)}};
            },
        },
        {
            "2021",
            "auto [Y, AL] = testcases::v2021::compute_cost_test_case();\n"
            "double cost = compute_cost(AL, Y);",
            expected_v2021,
            [] {
                const auto [Y, AL] = testcases::v2021::compute_cost_test_case();
                return Output{{"cost", compute_cost(AL, Y)}};
            },
        },
    };
    return all;
}

namespace {

/// Probabilities between 0.02 and 0.98, and labels of both kinds (for more than one example).
std::pair<arma::mat, arma::mat> random_predictions(np::random::RandomState& draws, int m) {
    const arma::mat AL = draws.uniform(0.02, 0.98, 1, m);
    arma::mat Y = draws.uniform(0, 1, 1, m);
    Y.transform([](double u) { return u < 0.4 ? 1.0 : 0.0; });
    if (m > 1) {
        Y(0) = 0;
        Y(1) = 1;
    }
    return {AL, Y};
}

void check_label(int label) {
    np::random::RandomState draws = unseen();
    const arma::mat AL = draws.uniform(0.1, 0.9, 1, 6), Y(1, 6, arma::fill::value(label));
    require_same("all labels " + std::to_string(label),
                 {difference("cost", compute_cost(AL, Y), reference::compute_cost(AL, Y))});
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints (first edition)") {
    check_expected_output(0);
}

CHECK(expected_output_2021, expected_output, "prints what the notebook prints (2021)") {
    check_expected_output(1);
}

CHECK(half, properties, "guessing 0.5 for every example costs log 2, however many there are") {
    for (const int m : {1, 2, 10, 209}) {
        const arma::mat AL(1, m, arma::fill::value(0.5));
        const arma::mat Y = arma::ones(1, m);
        require_same(std::to_string(m) + (m == 1 ? " example" : " examples"),
                     {difference("cost", compute_cost(AL, Y), std::log(2.0))});
    }
}

CHECK(labels_1, unseen_inputs, "examples with label 1 alone") {
    check_label(1);
}

CHECK(labels_0, unseen_inputs, "examples with label 0 alone: they count as well") {
    check_label(0);
}

CHECK(unseen_inputs, unseen_inputs,
      "the cost of inputs that the notebook does not show, for 1 to 209 examples") {
    np::random::RandomState draws = unseen();
    for (const int m : {1, 2, 5, 30, 209}) {
        const auto [AL, Y] = random_predictions(draws, m);
        require_same(std::to_string(m) + (m == 1 ? " example" : " examples"),
                     {difference("cost", compute_cost(AL, Y), reference::compute_cost(AL, Y))});
    }
}

CHECK(confident, properties, "confident and right costs little, confident and wrong costs much") {
    const arma::mat AL = {{0.9999, 0.0001}};
    require_same("AL = [[0.9999, 0.0001]], Y = [[1, 0]]",
                 {difference("cost", compute_cost(AL, {{1, 0}}), reference::compute_cost(AL, {{1, 0}}),
                             {"close", 1e-3, 0})});
    require_same("AL = [[0.9999, 0.0001]], Y = [[0, 1]]",
                 {difference("cost", compute_cost(AL, {{0, 1}}), reference::compute_cost(AL, {{0, 1}}),
                             {"close", 1e-3, 0})});
}

CHECK(arguments, arguments, "AL and Y stay as they were") {
    np::random::RandomState draws = unseen();
    const auto [AL, Y] = random_predictions(draws, 8);
    const arma::mat AL_before = AL, Y_before = Y;
    std::ignore = compute_cost(AL, Y);
    require_same("", {difference("AL afterwards", AL, AL_before, exact),
                      difference("Y afterwards", Y, Y_before, exact)});
}

} // namespace checks
