// An operator new that has no memory, and a delete that gives none back.
#include "dnn/dnn.hpp"

#include <new>

void* operator new(std::size_t) {
    throw std::bad_alloc();
}
void operator delete(void*) noexcept {}
void operator delete(void*, std::size_t) noexcept {}

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
