#include "checks/check.hpp"

using dnn::L_model_backward;

namespace checks {

// The notebook's expected output, to the character, in the spacing of NumPy 1.14 and later.
namespace {

constexpr const char* expected_output = R"(dW1 = [[0.41010002 0.07807203 0.13798444 0.10502167]
 [0.         0.         0.         0.        ]
 [0.05283652 0.01005865 0.01777766 0.0135308 ]]
db1 = [[-0.22007063]
 [ 0.        ]
 [-0.02835349]]
dA1 = [[ 0.12913162 -0.44014127]
 [-0.14175655  0.48317296]
 [ 0.01663708 -0.05670698]])";

} // namespace

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "v4 and 2021",
        "auto [AL, Y, caches] = testcases::v4::L_model_backward_test_case();\n"
        "Gradients grads = L_model_backward(AL, Y, caches);",
        expected_output,
        [] {
            const auto [AL, Y, caches] = testcases::v4::L_model_backward_test_case();
            return printed_entries(L_model_backward(AL, Y, caches), "grads", {"dW1", "db1", "dA1"});
        },
    }};
    return all;
}

namespace {

/// A network after its forward step, no hidden unit at the kink of relu.
struct Forward : Network {
    arma::mat AL;
    std::vector<dnn::Cache> caches;
};

Forward random_forward(np::random::RandomState& draws, const std::vector<int>& layer_dims, int m) {
    Forward forward;
    bool at_kink = true;
    while (at_kink) {
        static_cast<Network&>(forward) = random_network(draws, layer_dims, m);
        std::tie(forward.AL, forward.caches) = reference::L_model_forward(forward.X, forward.parameters);
        at_kink = false;
        for (const dnn::Cache& cache : forward.caches)
            at_kink = at_kink || !away_from_kink(cache.Z);
    }
    return forward;
}

/// The gradients of one kind: "dW", "db" or "dA".
void check_values(const std::string& kind) {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : one_to_twelve_layers()) {
        const Forward forward = random_forward(draws, layer_dims, 5);
        const dnn::Gradients got = L_model_backward(forward.AL, forward.Y, forward.caches),
                             expected = reference::L_model_backward(forward.AL, forward.Y, forward.caches);
        require_same(described(layer_dims, 5),
                     differences("grads", entries_of_kind(got, kind), entries_of_kind(expected, kind)));
    }
}

const std::vector<int> few_layers[] = {{4, 1}, {3, 5, 1}, {5, 4, 3, 1}};

/// J by the reference's forward step and cost.
double cost_of(const arma::mat& X, const dnn::Parameters& parameters, const arma::mat& Y) {
    return reference::compute_cost(reference::L_model_forward(X, parameters).first, Y);
}

/// The gradients of the parameters of one kind: "W" or "b".
void check_gradients(const std::string& kind) {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : few_layers) {
        const Forward forward = random_forward(draws, layer_dims, 6);
        const dnn::Gradients grads = L_model_backward(forward.AL, forward.Y, forward.caches);
        Differences all;
        for (const auto& [name, theta] : entries_of_kind(forward.parameters, kind))
            all.push_back(
                gradient_difference("d" + name, entry(grads, "grads", "d" + name),
                                    finite_differences(theta, [&, key = name](const arma::mat& moved) {
                                        dnn::Parameters parameters = forward.parameters;
                                        parameters.at(key) = moved;
                                        return cost_of(forward.X, parameters, forward.Y);
                                    })));
        require_same(described(layer_dims, 6), all);
    }
}

} // namespace

CHECK(expected_output_v4, expected_output, "prints what the notebook prints") {
    check_expected_output(0);
}

CHECK(shapes, shapes,
      "grads has dW_l, db_l and dA_{l-1} for every layer l, in the shapes of W_l, b_l and A_{l-1}") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : one_to_twelve_layers())
        for (const int m : {1, 4}) {
            const Forward forward = random_forward(draws, layer_dims, m);
            require_same(described(layer_dims, m),
                         differences("grads", L_model_backward(forward.AL, forward.Y, forward.caches),
                                     reference::L_model_backward(forward.AL, forward.Y, forward.caches),
                                     any_value));
        }
}

CHECK(last_layer, unseen_inputs, "the last layer's dW, db and dA, for 1 to 12 layers") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : one_to_twelve_layers()) {
        const Forward forward = random_forward(draws, layer_dims, 5);
        const dnn::Gradients got = L_model_backward(forward.AL, forward.Y, forward.caches),
                             expected = reference::L_model_backward(forward.AL, forward.Y, forward.caches);
        const std::size_t L = forward.caches.size();
        Differences all;
        for (const std::string& key :
             {"dW" + std::to_string(L), "db" + std::to_string(L), "dA" + std::to_string(L - 1)})
            all.push_back(difference(key, entry(got, "grads", key), expected.at(key)));
        require_same(described(layer_dims, 5), all);
    }
}

CHECK(unseen_dW, unseen_inputs, "every dW, for inputs that the notebook does not show and 1 to 12 layers") {
    check_values("dW");
}

CHECK(unseen_db, unseen_inputs, "every db, for inputs that the notebook does not show and 1 to 12 layers") {
    check_values("db");
}

CHECK(unseen_dA, unseen_inputs, "every dA, for inputs that the notebook does not show and 1 to 12 layers") {
    check_values("dA");
}

CHECK(gradient_dW, gradients, "every dW agrees with finite differences of the cost to 1e-7") {
    check_gradients("W");
}

CHECK(gradient_db, gradients, "every db agrees with finite differences of the cost to 1e-7") {
    check_gradients("b");
}

// dA0 belongs to the loss of one example, so it is m · ∂J/∂X.
CHECK(gradient_dA0, gradients, "dA0 agrees with finite differences of the cost to 1e-7") {
    np::random::RandomState draws = unseen();
    for (const std::vector<int>& layer_dims : few_layers) {
        const Forward forward = random_forward(draws, layer_dims, 6);
        const dnn::Gradients grads = L_model_backward(forward.AL, forward.Y, forward.caches);
        const arma::mat numeric = finite_differences(
            forward.X, [&](const arma::mat& X) { return cost_of(X, forward.parameters, forward.Y); });
        require_same(described(layer_dims, 6),
                     {gradient_difference("dA0", entry(grads, "grads", "dA0"), 6 * numeric)});
    }
}

CHECK(arguments, arguments, "AL, Y and the caches stay as they were") {
    np::random::RandomState draws = unseen();
    const Forward forward = random_forward(draws, {5, 4, 3, 1}, 6), before = forward;
    std::ignore = L_model_backward(forward.AL, forward.Y, forward.caches);
    require_same("", {difference("AL afterwards", forward.AL, before.AL, exact),
                      difference("Y afterwards", forward.Y, before.Y, exact)});
    require_same("afterwards", differences(forward.caches, before.caches));
}

} // namespace checks
