#include "checks/check.hpp"

using dnn::initialize_parameters_deep;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(W1 = [[ 0.01788628  0.0043651   0.00096497 -0.01863493 -0.00277388]
 [-0.00354759 -0.00082741 -0.00627001 -0.00043818 -0.00477218]
 [-0.01313865  0.00884622  0.00881318  0.01709573  0.00050034]
 [-0.00404677 -0.0054536  -0.01546477  0.00982367 -0.01101068]]
b1 = [[0.]
 [0.]
 [0.]
 [0.]]
W2 = [[-0.01185047 -0.0020565   0.01486148  0.00236716]
 [-0.01023785 -0.00712993  0.00625245 -0.00160513]
 [-0.00768836 -0.00230031  0.00745056  0.01976111]]
b2 = [[0.]
 [0.]
 [0.]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "Parameters parameters = initialize_parameters_deep({5, 4, 3});",
        expected_output,
        [] {
            return printed_entries(initialize_parameters_deep({5, 4, 3}), "parameters",
                                   {"W1", "b1", "W2", "b2"});
        },
    }};
    return all;
}

namespace {

/// From one layer to eleven; in one, W1 alone has more weights than the notebook prints.
std::vector<std::vector<int>> unseen_layer_dims() {
    np::random::RandomState draws = unseen("sizes");
    std::vector<std::vector<int>> all = {{2, 1}, {2, 2, 1}, {3, 1, 2}, {2, 2, 2, 2, 1}, {7, 6, 2, 2, 2, 2}};
    for (std::vector<int>& layer_dims : all)
        for (int& n : layer_dims)
            n = n == 1 ? 1 : whole_number(draws, n, n + 4);
    all.push_back(some_deep_layer_dims());
    return all;
}

std::string call(const std::vector<int>& layer_dims) {
    std::string text;
    for (int n : layer_dims)
        text += (text.empty() ? "" : ", ") + std::to_string(n);
    return "initialize_parameters_deep({" + text + "})";
}

dnn::Parameters expected_for(const std::vector<int>& layer_dims) {
    return reference::initialize(layer_dims, 3, [](int) { return 0.01; });
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes, "W_l (n_l, n_{l-1}) and b_l (n_l, 1) for every layer, and nothing else") {
    for (const std::vector<int>& layer_dims : unseen_layer_dims())
        require_same(call(layer_dims), differences("parameters", initialize_parameters_deep(layer_dims),
                                                   expected_for(layer_dims), any_value));
}

CHECK(first_layer, unseen_inputs, "W1 is the first draws after seed 3, times 0.01, for other layers") {
    for (const std::vector<int>& layer_dims : unseen_layer_dims()) {
        const dnn::Parameters got = initialize_parameters_deep(layer_dims);
        require_same(call(layer_dims),
                     {difference("W1", entry(got, "parameters", "W1"), expected_for(layer_dims).at("W1"))});
    }
}

CHECK(other_layers, unseen_inputs, "W1, W2, … are the draws after seed 3, times 0.01, for other layers") {
    for (const std::vector<int>& layer_dims : unseen_layer_dims())
        require_same(call(layer_dims),
                     differences("parameters", entries_of_kind(initialize_parameters_deep(layer_dims), "W"),
                                 entries_of_kind(expected_for(layer_dims), "W")));
}

CHECK(biases_are_zero, properties, "the biases are zero") {
    for (const std::vector<int>& layer_dims : unseen_layer_dims()) {
        const dnn::Parameters parameters = initialize_parameters_deep(layer_dims);
        for (std::size_t l = 1; l < layer_dims.size(); ++l) {
            const std::string b = "b" + std::to_string(l);
            require_same(call(layer_dims), {difference(b, entry(parameters, "parameters", b),
                                                       arma::zeros(layer_dims[l], 1), exact)});
        }
    }
}

CHECK(same_each_time, properties, "a second call gives the same parameters, whatever was drawn in between") {
    const dnn::Parameters first = initialize_parameters_deep({4, 3, 1});
    np::random::seed(99);
    np::random::randn(3, 3);
    require_same("a call of initialize_parameters_deep({4, 3, 1}) after other draws",
                 differences("parameters", initialize_parameters_deep({4, 3, 1}), first, exact));
}

} // namespace checks
