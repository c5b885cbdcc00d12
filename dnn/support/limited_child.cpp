#include "dnn/support/limited_child.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace support {
namespace {

constexpr int pipe_size = 1 << 20; // bytes; more than the usual 64 KB, so that the two take turns less often

rlim_t addresses_in_use() {
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

void limit_to(__rlimit_resource what, rlim_t max) {
    const rlimit both{max, max};
    setrlimit(what, &both);
}

void limit_child(const ChildLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    std::signal(SIGALRM, SIG_DFL);
    alarm(10 * limits.seconds);
    limit_to(RLIMIT_CPU, limits.seconds);
    limit_to(RLIMIT_AS, addresses_in_use() + limits.memory);
    limit_to(RLIMIT_FSIZE, limits.max_file);
    limit_to(RLIMIT_CORE, 0);
}

/// What a library prints before it aborts is for its authors.
void print_nothing() {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
}

[[noreturn]] void work_as_child(const ChildLimits& limits, const std::function<ChildAnswer()>& work,
                                int answer_pipe) {
    print_nothing();
    limit_child(limits);
    try {
        const ChildAnswer answer = work();
        for (std::size_t sent = 0; sent < answer.size();) {
            const ssize_t count = write(answer_pipe, answer.data() + sent, answer.size() - sent);
            if (count < 0 && errno != EINTR)
                _exit(1);
            sent += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        }
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

/// One byte more than it may be, if it is too long.
ChildAnswer read_answer(int pipe, std::size_t max_answer) {
    constexpr std::size_t at_once = 1 << 16, usual = 4 << 20; // bytes
    ChildAnswer all;
    all.reserve(std::min(usual, max_answer));
    std::vector<std::uint8_t> buffer(at_once);
    while (all.size() <= max_answer) {
        const std::size_t most = std::min(buffer.size(), max_answer + 1 - all.size());
        const ssize_t count = read(pipe, buffer.data(), most);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        all.insert(all.end(), buffer.begin(), buffer.begin() + count);
    }
    return all;
}

/// Whoever started this program may have asked for the ends of its children to be forgotten (SIGCHLD): then there is
/// no status, and the answer tells by itself whether it is whole.
bool failed(pid_t child) {
    int status = 0;
    pid_t ended = 0;
    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    return ended == child && !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

} // namespace

LimitedChild::LimitedChild(const ChildLimits& limits, const std::function<ChildAnswer()>& work)
    : max_answer_(limits.max_answer) {
    fcntl(pipe_.write_end(), F_SETPIPE_SZ, pipe_size);
    child_ = fork();
    if (child_ < 0)
        throw std::runtime_error("cannot start a process to read a file; are too many running?");
    if (child_ == 0)
        work_as_child(limits, work, pipe_.write_end());
    close(pipe_.release_write_end());
}

LimitedChild::~LimitedChild() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        failed(child_);
    }
}

std::optional<ChildAnswer> LimitedChild::answer() {
    ChildAnswer all = read_answer(pipe_.read_end(), max_answer_);
    close(pipe_.release_read_end()); // a child that still writes ends
    if (all.size() > max_answer_)    // or waits for another one that has this end, too
        kill(child_, SIGKILL);
    if (failed(std::exchange(child_, 0)) || all.size() > max_answer_)
        return std::nullopt;
    return all;
}

std::optional<ChildAnswer> bytes_of_child(const ChildLimits& limits,
                                          const std::function<ChildAnswer()>& work) {
    return LimitedChild(limits, work).answer();
}

void open_no_more_files() {
    limit_to(RLIMIT_NOFILE, 0);
}

} // namespace support
