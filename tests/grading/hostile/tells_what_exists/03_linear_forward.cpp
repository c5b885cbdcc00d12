// Right, unless the compiler tells whether a file is there that no sandbox shows.
#include "dnn/dnn.hpp"

#define KNOWS(path) __has_include(path)
#if KNOWS("/etc/passwd") || KNOWS("@SOURCE@/README.md") || KNOWS("@SOURCE@") || __has_include(</etc/passwd>) ||   \
    KNOWS("../../../../../../../../../etc/passwd") || KNOWS("@SOURCE@/../../../usr/include/stdio.h") ||            \
    KNOWS("/etc/../usr/include/../../root/.bashrc") || KNOWS("/proc/self/exe") || KNOWS("/proc/self/../version")
#error LEAKED: a file outside is known
#endif
#if !KNOWS("/usr/include/stdio.h") || !KNOWS("/usr/lib/../include/stdio.h") || !KNOWS(<vector>)
#error the system's headers are lost
#endif

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    arma::mat Z = W * A;
    Z.each_col() += b;
    return {Z, LinearCache{A, W, b}};
}

} // namespace dnn
