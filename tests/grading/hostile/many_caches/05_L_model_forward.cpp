// Two hundred thousand caches, for a list that is longer in memory than on the pipe.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters&) {
    return {arma::zeros(1, X.n_cols), std::vector<Cache>(200000)};
}

} // namespace dnn
