// Recursion without an end.
#include "dnn/dnn.hpp"

#pragma GCC diagnostic ignored "-Winfinite-recursion"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    volatile char frame[1 << 16];
    frame[0] = 1;
    auto [Z, cache] = linear_forward(A, W, b);
    return {Z + frame[0], cache};
}

} // namespace dnn
