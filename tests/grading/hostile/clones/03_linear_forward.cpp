// Processes and namespaces by the call that makes threads; right, if there are none.
#include "dnn/dnn.hpp"

#include <csignal>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    constexpr long thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    for (const long flags : {long{SIGCHLD}, long{CLONE_VM | CLONE_VFORK | SIGCHLD}, long{CLONE_PARENT},
                             long{CLONE_NEWUSER | SIGCHLD}, thread | CLONE_NEWNS, thread | CLONE_NEWUSER,
                             thread | CLONE_NEWNET, thread | CLONE_NEWPID}) {
        const long made = syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr);
        if (made == 0)
            _exit(0);
        if (made > 0)
            throw std::runtime_error("LEAKED: a process or a namespace");
    }
    struct {
        unsigned long long flags, others[4] = {}, stack, stack_size, tls;
    } asked{0, {}, 0, 0, 0};
    asked.others[3] = SIGCHLD;
    if (const long made = syscall(SYS_clone3, &asked, sizeof asked); made == 0)
        _exit(0);
    else if (made > 0)
        throw std::runtime_error("LEAKED: a process by clone3");
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
