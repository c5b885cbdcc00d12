// Lets the reference of another exercise compute Z.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    const Cache cache = linear_activation_forward(A, W, b, Activation::relu).second;
    return {cache.Z, cache.linear};
}

} // namespace dnn
