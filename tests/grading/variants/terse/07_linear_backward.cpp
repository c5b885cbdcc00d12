// Terse: the mean of the rows, in one statement.
#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    return {cache.W.t() * dZ, dZ * cache.A.t() / cache.A.n_cols, arma::mean(dZ, 1)};
}

} // namespace dnn
