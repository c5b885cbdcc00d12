#include "tools/learn/child.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace learn {
namespace {

constexpr std::size_t most_output = 1 << 20;

void check(int error, const char* what) {
    if (error != 0)
        throw std::system_error(error, std::generic_category(), what);
}

} // namespace

Child::Child(const std::vector<std::string>& command) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);

    int ends[2];
    check(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "pipe");
    pipe_end = ends[0];
    fcntl(pipe_end, F_SETFL, O_NONBLOCK);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    const int error = posix_spawnp(&pid, words[0], &actions, &attributes, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (error != 0)
        close(pipe_end);
    check(error, words[0]);
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
    if (pipe_end >= 0)
        close(pipe_end);
}

void Child::read_output() {
    char buffer[65536];
    // A program that never stops printing must not keep the loop here.
    for (int turn = 0; turn < 16 && pipe_end >= 0; ++turn) {
        const ssize_t got = read(pipe_end, buffer, sizeof buffer);
        if (got < 0)
            return;
        if (got == 0) {
            close(pipe_end);
            pipe_end = -1;
        }
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
