// Frames that say they are huge, negative or empty, with huge and negative matrices and NaN in them.
#include "dnn/dnn.hpp"

#include <cstdint>
#include <unistd.h>

template <class... T>
static void spray(T... values) {
    std::string all;
    (all.append(reinterpret_cast<const char*>(&values), sizeof values), ...);
    for (int fd = 3; fd < 64; ++fd)
        if (write(fd, all.data(), all.size()) < 0)
            continue;
}

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    static int calls = 0; // the worker is started anew after each
    const std::uint64_t huge = 1ULL << 61, minus = static_cast<std::uint64_t>(-1);
    switch ((A.n_elem + 3 * W.n_elem + calls++) % 8) {
    case 0:
        spray(0U);
        break;
    case 1:
        spray(~0U, 'R', huge);
        break;
    case 2:
        spray(17U, 'R', huge, huge);
        break;
    case 3:
        spray(17U, 'R', minus, minus);
        break;
    case 4:
        spray(17U, 'R', std::uint64_t(1) << 32, std::uint64_t(1) << 32);
        break;
    case 5:
        spray(33U, 'R', std::uint64_t(1), std::uint64_t(2), std::nan(""), -std::nan(""));
        break;
    case 6:
        spray(1U << 24, 'E', std::uint64_t(1) << 23);
        break;
    default:
        spray(13U, 'I', -1, std::nan(""));
        break;
    }
    _exit(0);
}

} // namespace dnn
