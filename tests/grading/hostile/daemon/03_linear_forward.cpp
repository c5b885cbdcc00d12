// Leaves a daemon behind, which writes a file and waits for the next submission.
#include "dnn/dnn.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (fork() == 0) {
        setsid();
        if (fork() != 0)
            _exit(0);
        prctl(PR_SET_NAME, "deepsteps-ghost");
        for (int signal = 1; signal < 65; ++signal)
            std::signal(signal, SIG_IGN);
        for (int fd = 0; fd < 64; ++fd)
            close(fd);
        for (int i = 0; i < 600; ++i) {
            close(open("/tmp/deepsteps-daemon-was-here", O_CREAT | O_WRONLY, 0644));
            close(open("@SOURCE@/deepsteps-was-here", O_CREAT | O_WRONLY, 0644));
            sleep(1);
        }
        _exit(0);
    }
    return {W * A + arma::repmat(b, 1, A.n_cols), {A, W, b}};
}

} // namespace dnn
