// The student kit has no dnn/training/lean_model.cpp, which is half of an answer to exercise 12. There, the reference
// trains. It has the notebook's formulas only.
#include "checks/reference.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/lean_model.hpp"

namespace dnn {

Trained lean_model(const Inputs& inputs, const arma::mat& Y, Parameters parameters, double learning_rate,
                   int num_iterations, const OnIteration& on_iteration, Formulas formulas) {
    if (formulas == Formulas::stable)
        return stable_model(inputs.X, Y, std::move(parameters), learning_rate, num_iterations, on_iteration);
    return checks::reference::model(inputs.X, Y, std::move(parameters), learning_rate, num_iterations,
                                    on_iteration);
}

double stable_cost(const arma::mat& Z, const arma::mat& Y) {
    const arma::mat cost =
        arma::clamp(Z, 0.0, arma::datum::inf) - Y % Z + arma::log1p(arma::exp(-arma::abs(Z)));
    return arma::accu(cost) / static_cast<double>(Y.n_cols);
}

Trained stable_model(const arma::mat&, const arma::mat&, Parameters, double, int, const OnIteration&) {
    throw support::Error("the student kit has no --stable; train without it.");
}

} // namespace dnn
