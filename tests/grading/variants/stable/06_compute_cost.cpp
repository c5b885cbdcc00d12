// Stable: clamped away from 0 and 1, and log1p for 1 - AL.
#include "dnn/dnn.hpp"

#include <cmath>

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    const arma::rowvec a = arma::clamp(AL, 1e-15, 1 - 1e-15);
    const arma::rowvec y = Y.row(0);
    return -(arma::dot(y, arma::log(a)) + arma::dot(1 - y, arma::log1p(-a))) / a.n_cols;
}

} // namespace dnn
