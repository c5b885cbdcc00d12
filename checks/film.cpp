#include "checks/film.hpp"

#include "checks/calls.hpp"
#include "checks/reference.hpp"
#include "checks/stopped.hpp"
#include "dnn/numpy.hpp"

#include <cmath>

namespace checks {
namespace {

constexpr int m = 80, frames = 60;
constexpr double learning_rate = 0.3;

/// Iterations before frame i: one at first, since most happens then; about 3000 before the last.
int iterations_before(int i) {
    return i + static_cast<int>(std::lround(3000 * std::pow(static_cast<double>(i) / (frames - 1), 2.5)));
}

dnn::Trained train(const std::string& function, const arma::mat& X, const arma::mat& Y,
                   const dnn::Parameters& parameters, int num_iterations) {
    const auto go_on = [](int, double) { return true; };
    return function == "two_layer_model"
               ? dnn::two_layer_model(X, Y, parameters, learning_rate, num_iterations, go_on)
               : dnn::L_layer_model(X, Y, parameters, learning_rate, num_iterations, go_on);
}

} // namespace

std::pair<arma::mat, arma::mat> half_moons(int count, unsigned seed) {
    np::random::RandomState draws(seed);
    arma::mat X = 0.12 * draws.randn(2, count), Y(1, count);
    for (int i = 0; i < count; ++i) {
        const bool upper = i % 2 == 0;
        const double angle = arma::datum::pi * (i / 2) / (count / 2.0 - 1);
        X(0, i) += upper ? std::cos(angle) - 0.5 : 0.5 - std::cos(angle);
        X(1, i) += upper ? std::sin(angle) - 0.25 : 0.25 - std::sin(angle);
        Y(0, i) = upper ? 0 : 1;
    }
    return {X, Y};
}

Film record_film(const std::string& function) {
    const std::vector<int> layer_dims =
        function == "two_layer_model" ? std::vector{2, 6, 1} : std::vector{2, 6, 4, 1};
    const auto [X, Y] = half_moons(m, 1);
    Film film{function, quantity(X), quantity(Y), quantity(layer_dims), learning_rate, {}};
    dnn::Parameters parameters =
        reference::initialize(layer_dims, 3, [](int n) { return std::sqrt(2.0 / n); });
    for (int i = 0; i < frames; ++i) {
        const int before = iterations_before(i),
                  more = i + 1 < frames ? iterations_before(i + 1) - before : 1;
        const auto [trained, costs] = train(function, X, Y, parameters, more);
        film.frames.push_back(
            {before, costs.empty() ? arma::datum::nan : costs.front(), quantity(parameters).parts});
        parameters = trained;
    }
    return film;
}

} // namespace checks
