#include "checks/check_model.hpp"

using dnn::train_reduced;
using dnn::TrainingLoop;

namespace checks {

namespace {

constexpr const char* expected_train_reduced = R"(costs = [[0.66589564 0.66156083 0.65736465]]
W1 = [[ 0.60628866 -0.02677165 -0.98416078  1.19070527  0.95283061 -1.08718159]
 [-0.11177799  0.25914345 -1.64909378 -0.27323972  1.38103183 -1.61920913]])";

constexpr const char* expected_train_reduced_3_layers = R"(costs = [[1.74508922 0.61719688 0.44918479]]
W1 = [[ 0.39035479  0.08723833  1.95798597  0.761575   -0.14673655]
 [-1.049248    1.2147662   1.10663049 -1.21078034 -0.04367883]])";

} // namespace

namespace {

/// The arguments with which the learner's function called `model`.
struct Call {
    arma::mat X, Y;
    dnn::Parameters parameters;
    double learning_rate = 0;
    int num_iterations = 0;
};

/// `model`, recording its arguments. Arguments it cannot train on end the check with a sentence.
TrainingLoop watched(const TrainingLoop& model, std::vector<Call>& calls) {
    return [&](const arma::mat& X, const arma::mat& Y, dnn::Parameters parameters, double learning_rate,
               int num_iterations, const dnn::OnIteration& on_iteration) {
        const std::string called = "your function called model with X of " + shape(X);
        const arma::mat& W1 = entry(parameters, "what your function called model with", "W1");
        if (X.n_cols != Y.n_cols)
            broken_rule(called + " and Y of " + shape(Y) + "; each image is a column of both");
        if (W1.n_cols != X.n_rows)
            broken_rule(called + " and W1 of " + shape(W1) +
                        ", whose product W1·X does not exist; with R, pass W1' = W1·Q");
        if (!on_iteration)
            broken_rule("your function called model without an on_iteration; pass on the one you were given");
        calls.push_back({X, Y, parameters, learning_rate, num_iterations});
        return model(X, Y, parameters, learning_rate, num_iterations, on_iteration);
    };
}

struct Result {
    dnn::Parameters parameters;
    std::vector<double> costs;
    std::vector<Call> calls;
};

Result train(const TrainingLoop& model, const Network& network, double learning_rate, int num_iterations) {
    Result result;
    std::tie(result.parameters, result.costs) =
        train_reduced(watched(model, result.calls), network.X, network.Y, network.parameters, learning_rate,
                      num_iterations, go_on);
    return result;
}

/// The one call of `model`.
const Call& the_call(const Result& result) {
    if (result.calls.size() != 1)
        throw Stopped(WrongCount{"calls of model", static_cast<std::int64_t>(result.calls.size()), 1,
                                 "of the one you were given, not of one by name"});
    return result.calls.front();
}

/// The returned W1, which must have the shape it had at the start.
const arma::mat& returned_W1(const Result& result, const Network& network) {
    const arma::mat& W1 = entry(result.parameters, "parameters", "W1");
    const arma::mat& W1_start = network.parameters.at("W1");
    if (W1.n_rows != W1_start.n_rows || W1.n_cols != W1_start.n_cols)
        broken_rule("W1 came back as " + shape(W1) + " and went in as " + shape(W1_start) +
                    "; an image has " + std::to_string(W1_start.n_cols) +
                    " values, so what W1' has learned must be turned back by Qᵀ");
    return W1;
}

Output printed(const Result& result) {
    return {{"costs", arma::mat(arma::rowvec(result.costs))},
            {"W1", entry(result.parameters, "parameters", "W1")}};
}

/// As a model of its own, for the checks shared by the models.
dnn::Trained reduced_model(const arma::mat& X, const arma::mat& Y, dnn::Parameters parameters,
                           double learning_rate, int num_iterations, const dnn::OnIteration& on_iteration) {
    std::vector<Call> calls;
    return train_reduced(watched(dnn::L_layer_model, calls), X, Y, std::move(parameters), learning_rate,
                         num_iterations, on_iteration);
}

Network some_network(const std::vector<int>& layer_dims, int m) {
    np::random::RandomState draws = unseen();
    return random_network(draws, layer_dims, m);
}

/// Costs and parameters against those of the full X.
void check_as_full(const TrainingLoop& model, const Network& network, const std::string& inputs,
                   int num_iterations = 30, Tolerance tolerance = close) {
    const Result got = train(model, network, 0.1, num_iterations);
    const auto [expected, costs] =
        reference::model(network.X, network.Y, network.parameters, 0.1, num_iterations);
    Differences all = differences("parameters", got.parameters, expected, tolerance);
    all.insert(all.begin(), difference("costs", arma::rowvec(got.costs), arma::rowvec(costs), tolerance));
    require_same(inputs, all);
}

void check_as_full(const TrainingLoop& model, const std::vector<int>& layer_dims, int m) {
    check_as_full(model, some_network(layer_dims, m), described(layer_dims, m));
}

/// ‖x_i - x_j‖ for every two images.
arma::mat distances(const arma::mat& X) {
    arma::mat all(X.n_cols, X.n_cols);
    for (arma::uword i = 0; i < X.n_cols; ++i)
        for (arma::uword j = 0; j < X.n_cols; ++j)
            all(i, j) = arma::norm(X.col(i) - X.col(j));
    return all;
}

/// Six images that differ in the 8th digit, and a W1 that looks at nothing else: any loss in their differences shows in
/// the costs.
constexpr double min_step = 1e-8;
Network nearly_alike() {
    np::random::RandomState draws = unseen();
    Network network = random_network(draws, {20, 4, 3, 1}, 6);
    const arma::mat image = draws.randn(20, 1), direction = image / arma::norm(image);
    network.X = arma::repmat(image, 1, 6) + min_step * network.X;
    arma::mat& W1 = network.parameters.at("W1");
    const arma::mat along = W1 * direction * direction.t();
    W1 = along + (W1 - along) / min_step;
    return network;
}

} // namespace

// The notebook has no such function; these blocks hold the model's output on the full X.
const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {
        {
            "not in the notebook: expected is what the full X gives",
            "auto [X, Y, start] = testcases::further::train_reduced_test_case({6, 2, 1});  // X (6, 3)\n"
            "auto [parameters, costs] = train_reduced(two_layer_model, X, Y, start, 0.1, 3, on_iteration);",
            expected_train_reduced,
            [] {
                const auto [X, Y, start] = testcases::further::train_reduced_test_case({6, 2, 1});
                return printed(train(dnn::two_layer_model, {X, Y, start}, 0.1, 3));
            },
        },
        {
            "the same with the other model",
            "auto [X, Y, start] = testcases::further::train_reduced_test_case({5, 2, 3, 1});  // X (5, 3)\n"
            "auto [parameters, costs] = train_reduced(L_layer_model, X, Y, start, 0.1, 3, on_iteration);",
            expected_train_reduced_3_layers,
            [] {
                const auto [X, Y, start] = testcases::further::train_reduced_test_case({5, 2, 3, 1});
                return printed(train(dnn::L_layer_model, {X, Y, start}, 0.1, 3));
            },
        },
    };
    return all;
}

CHECK(expected_output_two_layer, expected_output, "two_layer_model: prints what the full X gives") {
    check_expected_output(0);
}

CHECK(expected_output_L_layer, expected_output, "L_layer_model: prints what the full X gives") {
    check_expected_output(1);
}

CHECK(inputs_are_few, shapes, "model is called once, with an X of at most m rows") {
    for (const int m : {5, 1, 60}) {
        const Result result = train(dnn::L_layer_model, some_network({400, 4, 1}, m), 0.1, 2);
        const arma::mat& X = the_call(result).X;
        const std::string number = std::to_string(m);
        require_rule(X.n_rows <= static_cast<arma::uword>(m),
                     "your function called model with X of " + shape(X) + "; with m = " + number +
                         (m == 1 ? " image, 1 row is enough" : " images, " + number + " rows are enough"));
    }
}

CHECK(shape_of_W1, shapes, "W1 comes back in its own shape, (n_1, n_x)") {
    for (const int m : {1, 3, 8, 9, 12}) {
        const Network network = some_network({9, 4, 1}, m);
        const Result result = train(dnn::L_layer_model, network, 0.1, 2);
        require_same(
            "", {difference("W1", returned_W1(result, network), network.parameters.at("W1"), any_value)});
    }
}

// Any orthonormal basis will do, so nothing here requires the R of one decomposition.
CHECK(begins_alike, unseen_inputs, "W1'·R = W1·X, and the images keep lengths and angles: Rᵀ·R = Xᵀ·X") {
    const Network network = some_network({12, 4, 1}, 5);
    const Result result = train(dnn::L_layer_model, network, 0.1, 2);
    const Call& call = the_call(result);
    const arma::mat &X = network.X, &R = call.X;
    require_same(described({12, 4, 1}, 5),
                 {difference("W1·X as model computes it", call.parameters.at("W1") * R,
                             network.parameters.at("W1") * X),
                  difference("Xᵀ·X of the X that model was called with", R.t() * R, X.t() * X)});
}

CHECK(two_layer, unseen_inputs, "two_layer_model: costs and parameters are those of the full X") {
    check_as_full(dnn::two_layer_model, {30, 4, 1}, 7);
    check_as_full(dnn::two_layer_model, {8, 3, 1}, 1);
    check_as_full(dnn::two_layer_model, {10, 5, 1}, 9);
}

CHECK(L_layer, unseen_inputs, "L_layer_model: costs and parameters are those of the full X") {
    check_as_full(dnn::L_layer_model, {30, 1}, 7);
    check_as_full(dnn::L_layer_model, {8, 3, 1}, 1);
    check_as_full(dnn::L_layer_model, {10, 5, 4, 3, 1}, 9);
}

CHECK(kept_outside, unseen_inputs, "the part of W1 that no image touches is left as it was") {
    const Network network = some_network({12, 3, 1}, 4);
    const Result result = train(dnn::two_layer_model, network, 0.1, 10);
    const arma::mat& W1 = returned_W1(result, network);
    arma::mat U, V;
    arma::vec s;
    arma::svd_econ(U, s, V, network.X);
    const arma::mat outside = arma::eye(12, 12) - U * U.t();
    require_same(described({12, 3, 1}, 4), {difference("the part of W1 outside the span of X", W1 * outside,
                                                       network.parameters.at("W1") * outside)});
}

CHECK(many_images, unseen_inputs, "still right with as many images as values, or more") {
    check_as_full(dnn::two_layer_model, {6, 4, 1}, 6);
    check_as_full(dnn::L_layer_model, {6, 4, 3, 1}, 7);
    check_as_full(dnn::L_layer_model, {4, 3, 1}, 20);
}

CHECK(images_alike, unseen_inputs, "duplicate, single-coloured or black images: an X of lower rank") {
    Network network = some_network({16, 4, 3, 1}, 8);
    arma::mat& X = network.X;
    X.col(3) = X.col(0);
    X.col(4) = X.col(0);
    X.col(5).fill(0.5);
    X.col(6).fill(1);
    X.col(7).zeros();
    check_as_full(dnn::L_layer_model, network,
                  described({16, 4, 3, 1}, 8) + ", 3 alike, 1 grey, 1 white, 1 black");
    for (arma::uword i = 0; i < X.n_cols; ++i)
        X.col(i).fill(static_cast<double>(i) / 4);
    check_as_full(dnn::L_layer_model, network, described({16, 4, 3, 1}, 8) + ", each of one grey");
}

// The tolerance: what 16 digits leave after W1 has cancelled 8 of them.
CHECK(images_nearly_alike, unseen_inputs, "images that differ only in the 8th digit keep their distances") {
    const Network network = nearly_alike();
    const std::string inputs = described({20, 4, 3, 1}, 6) + " that differ in the 8th digit";
    const Result result = train(dnn::L_layer_model, network, 0.1, 5);
    require_same(inputs + ", which Xᵀ·X cannot hold",
                 {difference("distances between the images in what model was called with",
                             distances(the_call(result).X), distances(network.X))});
    check_as_full(dnn::L_layer_model, network, inputs, 5, {"half the digits", 1e-3, 0});
}

CHECK(hands_on, unseen_inputs,
      "Y, the other parameters, learning rate and iterations are passed on unchanged") {
    const Network network = some_network({12, 4, 3, 1}, 5);
    const Result result = train(dnn::L_layer_model, network, 0.03, 4);
    const Call& call = the_call(result);
    dnn::Parameters got = call.parameters, expected = network.parameters;
    got.erase("W1");
    expected.erase("W1");
    Differences all = differences("parameters", got, expected, exact);
    all.push_back(difference("Y", call.Y, network.Y, exact));
    all.push_back(difference("learning_rate", call.learning_rate, 0.03, exact));
    all.push_back(difference_in_count("num_iterations", call.num_iterations, 4));
    require_same("what your function called model with", all);
}

CHECK(on_iteration_is_told, properties, "on_iteration(i, cost) is called in every iteration") {
    check_calls(reduced_model, {10, 3, 1});
}

CHECK(on_iteration_stops, properties, "the training ends when on_iteration returns false") {
    check_stops(reduced_model, {10, 3, 1});
}

CHECK(arguments, arguments, "X and Y stay as they were") {
    check_arguments(reduced_model, {10, 3, 1});
}

} // namespace checks
