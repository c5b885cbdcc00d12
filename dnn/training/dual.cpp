#include "dnn/training/dual.hpp"

namespace dnn {

Dual::Dual(const arma::mat& X, const Parameters& start)
    : X_(X), W1_start_(start.at("W1")), b1_start_(start.at("b1")), Z1_start_(W1_start_ * X), K_(X.t() * X) {
    Z1_start_.each_col() += b1_start_.col(0);
    K_ += 1;
}

DualParameters Dual::begin(Parameters start, arma::uword m) {
    const arma::uword n_1 = start.at("W1").n_rows;
    start.erase("W1");
    start.erase("b1");
    start["D1"] = arma::zeros(n_1, m);
    return start;
}

Parameters Dual::restore(DualParameters trained) const {
    const arma::mat D1 = std::move(trained.at("D1"));
    trained.erase("D1");
    trained["W1"] = W1_start_ + D1 * X_.t();
    trained["b1"] = b1_start_ + arma::sum(D1, 1);
    return trained;
}

arma::mat Dual::seen(const arma::mat& images) const {
    arma::mat Z1 = W1_start_ * images;
    Z1.each_col() += b1_start_.col(0);
    const arma::mat K = X_.t() * images + 1;
    return arma::join_cols(Z1, K);
}

arma::mat Dual::seen() const {
    return arma::join_cols(Z1_start_, K_);
}

Parameters Dual::for_seen(DualParameters trained) {
    const arma::mat D1 = std::move(trained.at("D1"));
    trained.erase("D1");
    trained["W1"] = arma::join_rows(arma::eye(D1.n_rows, D1.n_rows), D1);
    trained["b1"] = arma::zeros(D1.n_rows, 1);
    return trained;
}

} // namespace dnn
