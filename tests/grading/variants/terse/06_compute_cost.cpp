// Terse: the mean of the logarithm of the probability of the right answer.
#include "dnn/dnn.hpp"

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    return -arma::mean(arma::vectorise(arma::log(Y % AL + (1 - Y) % (1 - AL))));
}

} // namespace dnn
