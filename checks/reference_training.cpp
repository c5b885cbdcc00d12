// The student kit has no dnn/training/lean_model.cpp, which is an answer to exercise 12: there, all training is as
// written, and has the notebook's formulas only.
#include "dnn/support/error.hpp"
#include "dnn/training/lean_model.hpp"

namespace dnn {

bool has_lean_model() {
    return false;
}

Trained lean_model(const arma::mat&, const arma::mat&, Parameters, double, int, const OnIteration&,
                   Formulas) {
    throw std::logic_error("the student kit has no lean_model");
}

Trained lean_model(const Dual&, const arma::mat&, DualParameters, double, int, const OnIteration&, Formulas) {
    throw std::logic_error("the student kit has no lean_model");
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
