#include "dnn/trainer.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/error.hpp"
#include "dnn/numpy.hpp"

#include <cmath>

namespace dnn {

std::string to_string(Model model) {
    return model == Model::two_layer ? "two-layer" : "deep";
}

std::vector<int> default_layer_dims(Model model, int n_x) {
    return model == Model::two_layer ? std::vector{n_x, 7, 1} : std::vector{n_x, 20, 7, 5, 1};
}

namespace {

/// "12288,20,7,5,1"
std::string listed(const std::vector<int>& numbers) {
    std::string text;
    for (int n : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(n);
    return text;
}

void check(const DataSet& data, const TrainingOptions& options, const std::vector<int>& layer_dims) {
    const int n_x = static_cast<int>(data.X.n_rows);
    if (layer_dims.size() < 2)
        throw Error("--layers needs at least an input and an output layer; it has " + listed(layer_dims) +
                    ". Write for example --layers " + listed(default_layer_dims(Model::deep, n_x)) + ".");
    if (options.model == Model::two_layer && layer_dims.size() != 3)
        throw Error("the two-layer model needs three numbers in --layers (inputs, hidden units, 1); it has " +
                    listed(layer_dims) + ". Give three, or choose --model deep.");
    for (int n : layer_dims)
        if (n < 1)
            throw Error("every layer needs at least one unit; --layers has " + listed(layer_dims) + ".");
    if (layer_dims.front() != n_x)
        throw Error("the first of --layers must be the " + std::to_string(n_x) + " values of an image (" +
                    std::to_string(data.height) + " x " + std::to_string(data.width) +
                    " pixels x 3 colours); it is " + std::to_string(layer_dims.front()) + ". Begin with " +
                    std::to_string(n_x) + ".");
    if (layer_dims.back() != 1)
        throw Error("the last of --layers must be 1, the probability of a cat; it is " +
                    std::to_string(layer_dims.back()) + ". End with 1.");
    if (!std::isfinite(options.learning_rate) || options.learning_rate <= 0)
        throw Error("--learning-rate must be a number above 0; it is " + np::str(options.learning_rate) +
                    ". The course uses 0.0075.");
    if (options.iterations < 1)
        throw Error("--iterations must be at least 1; it is " + std::to_string(options.iterations) + ".");
}

} // namespace

TrainedModel train(const DataSet& data, const TrainingOptions& options, const OnIteration& on_iteration) {
    const std::vector<int> layer_dims =
        options.layer_dims.empty() ? default_layer_dims(options.model, static_cast<int>(data.X.n_rows))
                                   : options.layer_dims;
    check(data, options, layer_dims);

    Parameters initial = options.model == Model::two_layer
                             ? initialize_parameters(layer_dims[0], layer_dims[1], layer_dims[2])
                             : initialize_parameters_scaled(layer_dims);

    // With X = Q·R, W1·X = (W1·Q)·R, and gradient descent moves W1 within the span of Q alone. So W1' = W1·Q
    // learns on R (m, m) what W1 learns on X (n_x, m): cost by cost the same (Hastie & Tibshirani 2004).
    const bool reduce = options.reduce && data.X.n_cols < data.X.n_rows;
    arma::mat Q, R;
    const arma::mat W1_start = initial.at("W1");
    if (reduce) {
        if (!arma::qr_econ(Q, R, data.X))
            throw Error("the QR decomposition of the images failed; try --no-reduce.");
        initial.at("W1") = W1_start * Q;
    }

    TrainedModel trained{options.model, layer_dims, options.learning_rate, {}, {}, true};
    const OnIteration watch = [&](int i, double cost) {
        if (!std::isfinite(cost))
            throw Error("the " + to_string(options.model) + " model's cost is " + np::str(cost) +
                        " at iteration " + std::to_string(i) + ", so the training ends there. The learning rate " +
                        np::str(options.learning_rate) + " is likely too large: try a tenth of it.");
        return trained.complete = on_iteration(i, cost);
    };
    auto* const model = options.model == Model::two_layer ? two_layer_model : L_layer_model;
    std::tie(trained.parameters, trained.costs) =
        model(reduce ? R : data.X, data.Y, std::move(initial), options.learning_rate, options.iterations, watch);

    if (reduce) { // back to the images' own basis: the part of W1 outside the span of Q has not moved
        arma::mat& W1 = trained.parameters.at("W1");
        W1 = W1_start + (W1 - W1_start * Q) * Q.t();
    }
    return trained;
}

} // namespace dnn
