#include "dnn/training/trainer.hpp"

#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/training_run.hpp"

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

} // namespace

std::vector<int> layers_of(const DataSet& data, const TrainingOptions& options) {
    return options.layer_dims.empty() ? default_layer_dims(options.model, static_cast<int>(data.X.n_rows))
                                      : options.layer_dims;
}

void check_options(const DataSet& data, const TrainingOptions& options) {
    const std::vector<int> layer_dims = layers_of(data, options);
    const int n_x = static_cast<int>(data.X.n_rows);
    if (layer_dims.size() < 2)
        throw support::Error("--layers needs at least an input and an output layer; it has " +
                             listed(layer_dims) + ". For example: --layers " +
                             listed(default_layer_dims(Model::deep, n_x)) + ".");
    if (options.model == Model::two_layer && layer_dims.size() != 3)
        throw support::Error(
            "the two-layer model needs three numbers in --layers (inputs, hidden units, 1); it has " +
            listed(layer_dims) + ". Give three, or choose --model deep.");
    for (int n : layer_dims)
        if (n < 1)
            throw support::Error("every layer needs at least one unit; --layers has " + listed(layer_dims) +
                                 ".");
    if (layer_dims.front() != n_x)
        throw support::Error("the first of --layers must be the " + std::to_string(n_x) +
                             " values of an image (" + std::to_string(data.height) + " x " +
                             std::to_string(data.width) + " pixels x 3 colours); it is " +
                             std::to_string(layer_dims.front()) + ". Start with " + std::to_string(n_x) +
                             ".");
    if (layer_dims.back() != 1)
        throw support::Error("the last of --layers must be 1, the probability of a cat; it is " +
                             std::to_string(layer_dims.back()) + ". End with 1.");
    if (!std::isfinite(options.learning_rate) || options.learning_rate <= 0)
        throw support::Error("--learning-rate must be a number above 0; it is " +
                             np::str(options.learning_rate) + ". The course uses 0.0075.");
    if (options.stretch < 1)
        throw support::Error("--every must be at least 1; it is " + std::to_string(options.stretch) + ".");
    if (options.iterations < 1)
        throw support::Error("--iterations must be at least 1; it is " + std::to_string(options.iterations) +
                             ".");
}

TrainedModel train(const DataSet& data, const TrainingOptions& options, const OnIteration& on_iteration) {
    TrainingRun run(data, options);
    run.go_on({on_iteration, nullptr, nullptr});
    return run.result();
}

} // namespace dnn
