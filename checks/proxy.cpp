// The third provider of the functions: each sends its arguments to the worker and returns what comes back. A checks'
// program that is linked with these never holds a line of a learner's code.
#include "checks/remote.hpp"
#include "dnn/dnn.hpp"

namespace {

using namespace checks;

const dnn::OnIteration* callback_in() {
    return nullptr;
}
template <class First, class... Rest>
const dnn::OnIteration* callback_in(const First& first, const Rest&... rest) {
    if constexpr (std::is_same_v<First, dnn::OnIteration>)
        return &first;
    else
        return callback_in(rest...);
}

/// The function may have changed what it was given, against its word. The caller's own copy stays as it was: else a
/// worker could choose the question to its answer.
template <class T>
void compare(Reader& in, const T& argument) {
    if constexpr (!std::is_same_v<T, dnn::OnIteration>) {
        T afterwards;
        in.get(afterwards);
        Writer now, before;
        now.put(afterwards);
        before.put(argument);
        Remote::current()->arguments_changed |= now.bytes != before.bytes;
    }
}

template <class R, class... Args>
R ask(const Args&... arguments) {
    Writer out;
    out.put(Remote::current()->starts_generators ? call_anew : call);
    out.put_all(arguments...);
    const std::string reply = Remote::current()->ask(out.bytes, callback_in(arguments...));
    try {
        Reader in(std::string_view(reply).substr(1));
        if (reply.front() == result) {
            R value{};
            in.get(value);
            (compare(in, arguments), ...);
            return value;
        }
        std::string text;
        in.get(text);
        if (reply.front() == not_implemented) {
            Remote::current()->was_not_implemented = true;
            throw dnn::NotImplemented(text);
        }
        throw WorkerStopped("it threw " + text);
    } catch (const WireError& error) {
        throw WorkerStopped(std::string("it sent ") + error.what());
    }
}

} // namespace

namespace dnn {

using MatAndLinear = std::pair<arma::mat, LinearCache>;
using MatAndCache = std::pair<arma::mat, Cache>;
using MatAndCaches = std::pair<arma::mat, std::vector<Cache>>;

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    return ask<Parameters>(n_x, n_h, n_y);
}

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    return ask<Parameters>(layer_dims);
}

MatAndLinear linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return ask<MatAndLinear>(A, W, b);
}

MatAndCache linear_activation_forward(const arma::mat& A_prev, const arma::mat& W, const arma::mat& b,
                                      Activation activation) {
    return ask<MatAndCache>(A_prev, W, b, activation);
}

MatAndCaches L_model_forward(const arma::mat& X, const Parameters& parameters) {
    return ask<MatAndCaches>(X, parameters);
}

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    return ask<double>(AL, Y);
}

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    return ask<LinearGradients>(dZ, cache);
}

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    return ask<LinearGradients>(dA, cache, activation);
}

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    return ask<Gradients>(AL, Y, caches);
}

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    return ask<Parameters>(parameters, grads, learning_rate);
}

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    return ask<Trained>(X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

} // namespace dnn
