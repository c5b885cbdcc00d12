// A malloc that has no memory left after the first hundred calls.
#include "dnn/dnn.hpp"

static char heap[1 << 20];
static std::size_t used = 0, calls = 0;
extern "C" void* malloc(std::size_t size) noexcept {
    return ++calls > 100 || used + size + 16 > sizeof heap
               ? nullptr
               : heap + ((used += (size + 15) / 16 * 16) - (size + 15) / 16 * 16);
}
extern "C" void free(void*) noexcept {}
extern "C" void* calloc(std::size_t n, std::size_t size) noexcept {
    return malloc(n * size);
}
extern "C" void* realloc(void*, std::size_t size) noexcept {
    return malloc(size);
}
extern "C" int posix_memalign(void** to, std::size_t, std::size_t size) noexcept {
    return (*to = malloc(size)) ? 0 : 12;
}

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
