// An exception whose what() throws, returns nothing at all, and whose destructor ends the program.
#include "dnn/dnn.hpp"

#include <unistd.h>

struct Evil : std::runtime_error {
    Evil() : std::runtime_error("evil") {}
    ~Evil() override { _exit(0); }
    const char* what() const noexcept override { return nullptr; }
};

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    throw Evil();
}

} // namespace dnn
