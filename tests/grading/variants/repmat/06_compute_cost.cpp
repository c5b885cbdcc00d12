// Helpers: element by element, then the mean over all columns.
#include "dnn/dnn.hpp"

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    const arma::mat ones = arma::ones(arma::size(Y));
    const arma::mat logprobs = arma::log(AL) % Y + (ones - Y) % arma::log(ones - AL);
    return -arma::accu(logprobs) / static_cast<double>(logprobs.n_elem);
}

} // namespace dnn
