// Never returns.
#include "dnn/dnn.hpp"

#include <csignal>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    for (volatile int i = 0;; i = i + 1)
        std::signal(SIGXCPU, SIG_IGN);
}

} // namespace dnn
