#include "dnn/training/trainer.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/lean_model.hpp"
#include "dnn/training/reduction.hpp"

#include <cmath>
#include <dlfcn.h>
#include <limits>
#include <optional>

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

std::vector<int> layers_of(const DataSet& data, const TrainingOptions& options) {
    return options.layer_dims.empty() ? default_layer_dims(options.model, static_cast<int>(data.X.n_rows))
                                      : options.layer_dims;
}

/// On the reduced inputs the products are so small that a second thread costs more than it gains. A BLAS other than
/// OpenBLAS has no such functions, so they must not be linked by name.
class OneThread {
public:
    OneThread() {
        if (std::getenv("OPENBLAS_NUM_THREADS") == nullptr)
            set(1);
    }
    ~OneThread() { set(before_); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    static void set(int threads) {
        if (void* const function = dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))
            reinterpret_cast<void (*)(int)>(function)(threads);
    }
    static int get() {
        void* const function = dlsym(RTLD_DEFAULT, "openblas_get_num_threads");
        return function == nullptr ? 1 : reinterpret_cast<int (*)()>(function)();
    }
    int before_ = get();
};

/// A network may also become so certain of an example that its probability is exactly 0 or 1; then the cost takes
/// log(0).
void check_cost(const TrainingOptions& options, int iteration, double cost, double cost_before) {
    if (std::isfinite(cost))
        return;
    const std::string what = "the " + to_string(options.model) + " model's cost is " + np::str(cost) +
                             " at iteration " + std::to_string(iteration) + ", so the training ends there. ";
    if (cost_before < 0.1) // far below log 2: it had been learning well
        throw support::Error(
            what + "It was " + np::str(cost_before) +
            " before, so the network is probably so certain of an image that the cost takes log(0): train "
            "for fewer --iterations, or with a smaller --learning-rate.");
    throw support::Error(what + "The learning rate " + np::str(options.learning_rate) +
                         " is probably too large: try a tenth of it.");
}

/// The functions may be a learner's: W_l must be (n_l, n_{l-1}), b_l (n_l, 1), and all of them finite.
void check_parameters(const Parameters& parameters, const std::vector<int>& layer_dims,
                      const std::string& maker) {
    const auto check = [&](const std::string& name, int rows, int cols) {
        const auto found = parameters.find(name);
        if (found == parameters.end())
            throw support::Error(maker + " returned parameters without " + name + '.');
        const arma::mat& matrix = found->second;
        if (matrix.n_rows != static_cast<arma::uword>(rows) ||
            matrix.n_cols != static_cast<arma::uword>(cols))
            throw support::Error(maker + " returned " + name + " of shape (" + std::to_string(matrix.n_rows) +
                                 ", " + std::to_string(matrix.n_cols) + "); expected (" +
                                 std::to_string(rows) + ", " + std::to_string(cols) + ").");
        if (!matrix.is_finite())
            throw support::Error(maker + " returned NaN or infinity in " + name + '.');
    };
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        check('W' + std::to_string(l), layer_dims[l], layer_dims[l - 1]);
        check('b' + std::to_string(l), layer_dims[l], 1);
    }
}

} // namespace

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
    if (options.iterations < 1)
        throw support::Error("--iterations must be at least 1; it is " + std::to_string(options.iterations) +
                             ".");
}

TrainedModel train(const DataSet& data, const TrainingOptions& options, const OnIteration& on_iteration) {
    check_options(data, options);
    const bool two_layer = options.model == Model::two_layer;
    TrainedModel trained;
    trained.model = options.model;
    trained.layer_dims = layers_of(data, options);
    trained.learning_rate = options.learning_rate;
    std::vector<int> layer_dims = trained.layer_dims;

    Parameters start = two_layer ? initialize_parameters(layer_dims[0], layer_dims[1], layer_dims[2])
                                 : initialize_parameters_scaled(layer_dims);
    check_parameters(start, layer_dims, two_layer ? "initialize_parameters" : "initialize_parameters_scaled");

    std::optional<Reduction> reduction;
    std::optional<OneThread> one_thread;
    if (options.reduce && data.X.n_cols < data.X.n_rows) {
        reduction.emplace(data.X);
        start.at("W1") = reduction->reduce(start.at("W1"));
        layer_dims[0] = static_cast<int>(data.X.n_cols);
        one_thread.emplace();
    }

    double cost_before = std::numeric_limits<double>::infinity();
    const OnIteration watch = [&](int i, double cost) {
        check_cost(options, i, cost, cost_before);
        cost_before = cost;
        trained.complete = on_iteration(i, cost);
        trained.iterations = trained.complete ? i + 1 : i; // the model takes its step after this
        return trained.complete;
    };
    const arma::mat& X = reduction ? reduction->R() : data.X;
    // With a single layer there is nothing to be lean about.
    const bool as_written = options.as_written || layer_dims.size() < 3;
    if (as_written) {
        auto* const model = two_layer ? two_layer_model : L_layer_model;
        std::tie(trained.parameters, trained.costs) =
            model(X, data.Y, std::move(start), options.learning_rate, options.iterations, watch);
    } else
        std::tie(trained.parameters, trained.costs) =
            lean_model({X, reduction.has_value()}, data.Y, std::move(start), options.learning_rate,
                       options.iterations, watch);

    // A learner's model may never have called `watch`.
    for (std::size_t i = 0; i < trained.costs.size(); ++i)
        check_cost(options, static_cast<int>(i), trained.costs[i],
                   i == 0 ? cost_before : trained.costs[i - 1]);
    if (trained.complete)
        trained.iterations = options.iterations;
    check_parameters(trained.parameters, layer_dims, two_layer ? "two_layer_model" : "L_layer_model");
    if (reduction)
        trained.parameters.at("W1") = reduction->restore(trained.parameters.at("W1"));
    return trained;
}

} // namespace dnn
