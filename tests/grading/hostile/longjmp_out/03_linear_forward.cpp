// Jumps out of the call, into a frame that is gone.
#include "dnn/dnn.hpp"

#include <csetjmp>

static std::jmp_buf place;
static const int set = setjmp(place);

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    std::longjmp(place, 1);
}

} // namespace dnn
