#include "dnn/dnn.hpp"

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    const double m = Y.n_cols; // number of examples; a double, so that 1 / m is no integer division
    double cost = 0;
    // ### START CODE HERE ###
    cost = (-1 / m) * arma::as_scalar(Y * arma::log(AL).t() + (1 - Y) * arma::log(1 - AL).t());
    // ### END CODE HERE ###
    return cost;
}

} // namespace dnn
