#include "dnn/support/process.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace support {
namespace {

void check(int error, const char* what) {
    if (error != 0)
        throw std::system_error(error, std::generic_category(), what);
}

} // namespace

Pipe::Pipe() {
    check(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "pipe");
}

Pipe::~Pipe() {
    for (int end : ends)
        if (end >= 0)
            close(end);
}

int spawn(const std::vector<std::string>& command, const std::vector<std::pair<int, int>>& descriptors) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (int standard : {0, 1, 2})
        posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", standard == 0 ? O_RDONLY : O_WRONLY,
                                         0);
    // By way of high numbers, so that no descriptor is overwritten before it is used.
    constexpr int high = 200;
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, descriptors[i].first, high + static_cast<int>(i));
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, high + static_cast<int>(i), descriptors[i].second);
    posix_spawn_file_actions_addclosefrom_np(&actions, high);

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

    pid_t pid = -1;
    const int error = posix_spawnp(&pid, words[0], &actions, &attributes, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    check(error, words[0]);
    return pid;
}

Ended run(const std::vector<std::string>& command, double seconds, std::size_t most_output) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::milliseconds(static_cast<long>(seconds * 1000));
    Pipe output;
    const int pid = spawn(command, {{output.write_end(), 1}, {output.write_end(), 2}});
    close(output.release_write_end());

    Ended ended;
    for (bool open = true; open;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd wanted{output.read_end(), POLLIN, 0};
        const int ready = left <= 0 ? 0 : poll(&wanted, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0) {
            ended.timed_out = true;
            break;
        }
        char buffer[4096];
        const ssize_t got = read(output.read_end(), buffer, sizeof buffer);
        open = got > 0;
        if (got > 0 && ended.output.size() < most_output)
            ended.output.append(buffer,
                                std::min(static_cast<std::size_t>(got), most_output - ended.output.size()));
    }
    // It may have closed its output and go on: it has until the deadline as well.
    while (waitpid(pid, &ended.status, WNOHANG) == 0) {
        if (ended.timed_out || Clock::now() >= deadline) {
            ended.timed_out = true;
            kill(-pid, SIGKILL);
            kill(pid, SIGKILL);
            waitpid(pid, &ended.status, 0);
            return ended;
        }
        usleep(2000);
    }
    kill(-pid, SIGKILL); // what it has left behind in its group
    return ended;
}

} // namespace support
