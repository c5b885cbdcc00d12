#include "tools/learn/child.hpp"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace learn {
namespace {

constexpr std::size_t most_output = 1 << 20;

} // namespace

Child::Child(const std::vector<std::string>& command)
    : pid(support::spawn(command, {{pipe.write_end(), 1}, {pipe.write_end(), 2}})) {
    close(pipe.release_write_end());
    fcntl(pipe.read_end(), F_SETFL, O_NONBLOCK);
}

Child::~Child() {
    if (!reaped) {
        // ninja puts compilers into groups of their own, ends them when it is asked to, and removes what is half made.
        kill(-pid, SIGTERM);
        for (int i = 0; i < 100 && waitpid(pid, &wait_status, WNOHANG) == 0; ++i)
            usleep(5000);
        kill(-pid, SIGKILL);
        waitpid(pid, &wait_status, 0);
    }
}

void Child::read_output() {
    char buffer[65536];
    // A program that never stops printing must not keep the loop here.
    for (int turn = 0; turn < 16 && has_more; ++turn) {
        const ssize_t got = read(pipe.read_end(), buffer, sizeof buffer);
        if (got < 0)
            return;
        has_more = got > 0;
        said.append(buffer, std::min(static_cast<std::size_t>(got), most_output - said.size()));
    }
}

bool Child::has_ended() {
    read_output();
    if (!reaped && waitpid(pid, &wait_status, WNOHANG) == pid) {
        reaped = true;
        kill(-pid, SIGKILL); // what it has left behind in its group
        read_output();
    }
    return reaped;
}

} // namespace learn
