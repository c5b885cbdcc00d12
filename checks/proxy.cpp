// The third provider of the functions: each sends its arguments to the worker and returns the answer. A program linked
// with these holds not one line of a learner's code.
#include "checks/calls.hpp"
#include "checks/reference.hpp"
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

/// `right`: the same function, as it should be.
template <class R, class Right, class... Args>
R ask(const char* function, const Right& right, const Args&... arguments) {
    std::optional<Recording> recording;
    if (recorded_calls())
        recording.emplace(function, std::vector<Quantity>{quantity(arguments)...},
                          quantities(R(right(arguments...))));
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
        if (recording)
            recording->add_results(quantities(value));
        return value;
    } catch (const WireError&) {
        throw Stopped(Nonsense{});
    }
}

/// W ~ 0.01 · N(0, 1) after this seed, b = 0.
template <unsigned seed>
dnn::Parameters draws_of(const std::vector<int>& layer_dims) {
    return reference::initialize(layer_dims, seed, [](int) { return 0.01; });
}

std::pair<arma::mat, dnn::LinearCache> linear_forward_with_cache(const arma::mat& A, const arma::mat& W,
                                                                 const arma::mat& b) {
    return {reference::linear_forward(A, W, b), {A, W, b}};
}

/// What train_reduced returns, the long way.
dnn::Trained unreduced(const dnn::TrainingLoop&, const arma::mat& X, const arma::mat& Y,
                       const dnn::Parameters& parameters, double learning_rate, int num_iterations,
                       const dnn::OnIteration& on_iteration) {
    return reference::model(X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

} // namespace

namespace dnn {

using MatAndLinear = std::pair<arma::mat, LinearCache>;
using MatAndCache = std::pair<arma::mat, Cache>;
using MatAndCaches = std::pair<arma::mat, std::vector<Cache>>;

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    const auto right = [](int x, int h, int y) { return draws_of<1>({x, h, y}); };
    return ask<Parameters>(__func__, right, n_x, n_h, n_y);
}

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    return ask<Parameters>(__func__, draws_of<3>, layer_dims);
}

MatAndLinear linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return ask<MatAndLinear>(__func__, linear_forward_with_cache, A, W, b);
}

MatAndCache linear_activation_forward(const arma::mat& A_prev, const arma::mat& W, const arma::mat& b,
                                      Activation activation) {
    return ask<MatAndCache>(__func__, reference::linear_activation_forward, A_prev, W, b, activation);
}

MatAndCaches L_model_forward(const arma::mat& X, const Parameters& parameters) {
    return ask<MatAndCaches>(__func__, reference::L_model_forward, X, parameters);
}

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    return ask<double>(__func__, reference::compute_cost, AL, Y);
}

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    return ask<LinearGradients>(__func__, reference::linear_backward, dZ, cache);
}

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    return ask<LinearGradients>(__func__, reference::linear_activation_backward, dA, cache, activation);
}

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    return ask<Gradients>(__func__, reference::L_model_backward, AL, Y, caches);
}

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    return ask<Parameters>(__func__, reference::update_parameters, parameters, grads, learning_rate);
}

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(__func__, reference::model, X, Y, parameters, learning_rate, num_iterations,
                        on_iteration);
}

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(__func__, reference::model, X, Y, parameters, learning_rate, num_iterations,
                        on_iteration);
}

Trained train_reduced(const TrainingLoop& model, const arma::mat& X, const arma::mat& Y,
                      Parameters parameters, double learning_rate, int num_iterations,
                      const OnIteration& on_iteration) {
    return ask<Trained>(__func__, unreduced, model, X, Y, parameters, learning_rate, num_iterations,
                        on_iteration);
}

double gradient_check(const Parameters& parameters, const Gradients& grads, const arma::mat& X,
                      const arma::mat& Y, double epsilon) {
    return ask<double>(__func__, reference::gradient_check, parameters, grads, X, Y, epsilon);
}

} // namespace dnn
