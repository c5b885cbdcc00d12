#include "checks/check.hpp"

using dnn::initialize_parameters;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(W1 = [[ 0.01624345 -0.00611756 -0.00528172]
 [-0.01072969  0.00865408 -0.02301539]]
b1 = [[0.]
 [0.]]
W2 = [[ 0.01744812 -0.00761207]]
b2 = [[0.]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "Parameters parameters = initialize_parameters(3, 2, 1);",
        expected_output,
        [] {
            return printed_entries(initialize_parameters(3, 2, 1), "parameters", {"W1", "b1", "W2", "b2"});
        },
    }};
    return all;
}

namespace {

struct Units {
    int n_x, n_h, n_y;
};

/// One input, one unit, and more weights than the notebook prints, so that no table of numbers helps.
std::vector<Units> unseen_sizes() {
    np::random::RandomState draws = unseen("sizes");
    return {{whole_number(draws, 2, 6), whole_number(draws, 2, 6), 1},
            {1, whole_number(draws, 3, 8), whole_number(draws, 2, 4)},
            {whole_number(draws, 3, 9), 1, 1},
            {whole_number(draws, 8, 14), whole_number(draws, 5, 9), whole_number(draws, 2, 4)}};
}

std::string call(const Units& s) {
    return "initialize_parameters(" + std::to_string(s.n_x) + ", " + std::to_string(s.n_h) + ", " +
           std::to_string(s.n_y) + ")";
}

void check_weights(const std::string& name) {
    for (const Units& s : unseen_sizes()) {
        const dnn::Parameters expected =
            reference::initialize({s.n_x, s.n_h, s.n_y}, 1, [](int) { return 0.01; });
        const dnn::Parameters got = initialize_parameters(s.n_x, s.n_h, s.n_y);
        require_same(call(s), {difference(name, entry(got, "parameters", name), expected.at(name))});
    }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1), and nothing else") {
    for (const Units& s : unseen_sizes()) {
        const dnn::Parameters expected = {{"W1", arma::zeros(s.n_h, s.n_x)},
                                          {"b1", arma::zeros(s.n_h, 1)},
                                          {"W2", arma::zeros(s.n_y, s.n_h)},
                                          {"b2", arma::zeros(s.n_y, 1)}};
        require_same(call(s), differences("parameters", initialize_parameters(s.n_x, s.n_h, s.n_y), expected,
                                          any_value));
    }
}

CHECK(W1, unseen_inputs, "W1 is the first draws after seed 1, times 0.01, for other sizes") {
    check_weights("W1");
}

CHECK(W2, unseen_inputs, "W2 is the draws that follow, times 0.01, for other sizes") {
    check_weights("W2");
}

CHECK(biases_are_zero, properties, "the biases are zero") {
    for (const Units& s : unseen_sizes()) {
        const dnn::Parameters parameters = initialize_parameters(s.n_x, s.n_h, s.n_y);
        require_same(call(s),
                     {difference("b1", entry(parameters, "parameters", "b1"), arma::zeros(s.n_h, 1), exact),
                      difference("b2", entry(parameters, "parameters", "b2"), arma::zeros(s.n_y, 1), exact)});
    }
}

CHECK(same_each_time, properties, "a second call gives the same parameters, whatever was drawn in between") {
    const dnn::Parameters first = initialize_parameters(4, 3, 1);
    np::random::seed(99);
    np::random::randn(3, 3);
    require_same("a call of initialize_parameters(4, 3, 1) after other draws",
                 differences("parameters", initialize_parameters(4, 3, 1), first, exact));
}

} // namespace checks
