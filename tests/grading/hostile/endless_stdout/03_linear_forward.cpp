// Writes to stdout without an end.
#include "dnn/dnn.hpp"

#include <cstdio>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    for (;;)
        std::puts("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789");
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
