#include "checks/turn.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace checks {

bool Turn::take() {
    if (descriptor < 0)
        descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    return descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

void Turn::give_up() {
    if (descriptor >= 0)
        close(descriptor);
    descriptor = -1;
}

} // namespace checks
