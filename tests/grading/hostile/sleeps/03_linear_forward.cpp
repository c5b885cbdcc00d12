// Uses no CPU time, and all the wall time there is.
#include "dnn/dnn.hpp"

#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    for (;;)
        sleep(100000);
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
