// The third provider of the functions: each sends its arguments to the worker and returns the answer. A program linked
// with these holds not one line of a learner's code.
#include "checks/remote.hpp"
#include "dnn/dnn.hpp"

namespace {

using namespace checks;

template <class T>
void find_callback(Callbacks& callbacks, const T& argument) {
    if constexpr (std::is_same_v<T, dnn::OnIteration>)
        callbacks.on_iteration = &argument;
    else if constexpr (std::is_same_v<T, dnn::TrainingLoop>)
        callbacks.model = &argument;
}

/// The function may have changed its arguments despite const. The caller's own copy stays unchanged: else a worker
/// could choose the question to fit its answer.
template <class T>
void compare(Reader& in, const T& argument) {
    if constexpr (!std::is_same_v<T, dnn::OnIteration> && !std::is_same_v<T, dnn::TrainingLoop>) {
        T afterwards;
        in.get(afterwards);
        Writer now, before;
        now.put(afterwards);
        before.put(argument);
        Remote::current()->arguments_changed |= now.bytes != before.bytes;
    }
}

template <class R, class... Args>
R ask(const char* function, const Args&... arguments) {
    Remote& remote = *Remote::current();
    Callbacks callbacks;
    (find_callback(callbacks, arguments), ...);
    const std::string reply = remote.ask(
        frame(remote.starts_generators ? Frame::call_anew : Frame::call, std::string(function), arguments...),
        callbacks);
    try {
        Reader in = contents_of(reply);
        R value{};
        in.get(value);
        (compare(in, arguments), ...);
        return value;
    } catch (const WireError&) {
        throw Stopped(Nonsense{});
    }
}

} // namespace

namespace dnn {

using MatAndLinear = std::pair<arma::mat, LinearCache>;
using MatAndCache = std::pair<arma::mat, Cache>;
using MatAndCaches = std::pair<arma::mat, std::vector<Cache>>;

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    return ask<Parameters>(__func__, n_x, n_h, n_y);
}

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    return ask<Parameters>(__func__, layer_dims);
}

MatAndLinear linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return ask<MatAndLinear>(__func__, A, W, b);
}

MatAndCache linear_activation_forward(const arma::mat& A_prev, const arma::mat& W, const arma::mat& b,
                                      Activation activation) {
    return ask<MatAndCache>(__func__, A_prev, W, b, activation);
}

MatAndCaches L_model_forward(const arma::mat& X, const Parameters& parameters) {
    return ask<MatAndCaches>(__func__, X, parameters);
}

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    return ask<double>(__func__, AL, Y);
}

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    return ask<LinearGradients>(__func__, dZ, cache);
}

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    return ask<LinearGradients>(__func__, dA, cache, activation);
}

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    return ask<Gradients>(__func__, AL, Y, caches);
}

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    return ask<Parameters>(__func__, parameters, grads, learning_rate);
}

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(__func__, X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(__func__, X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

Trained train_reduced(const TrainingLoop& model, const arma::mat& X, const arma::mat& Y,
                      Parameters parameters, double learning_rate, int num_iterations,
                      const OnIteration& on_iteration) {
    return ask<Trained>(__func__, model, X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

} // namespace dnn
