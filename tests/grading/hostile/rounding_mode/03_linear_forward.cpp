// Right; leaves the rounding mode changed for whoever computes next.
#include "dnn/dnn.hpp"

#include <cfenv>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    std::fesetround(FE_UPWARD);
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
