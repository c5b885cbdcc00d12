#include "dnn/support/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace support {
namespace {

constexpr std::chrono::milliseconds time_to_clean_up{500};

void check(int error, const char* what) {
    if (error != 0)
        throw std::system_error(error, std::generic_category(), what);
}

} // namespace

Pipe::Pipe() {
    check(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno,
          "a pipe cannot be made; ulimit -n shows how many files may be open, and raises it");
}

Pipe::~Pipe() {
    for (int end : ends)
        if (end >= 0)
            close(end);
}

int spawn(const std::vector<std::string>& command, const Descriptors& descriptors) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // Via numbers above all of them, so that no descriptor is overwritten before it is used.
    int above = 3;
    for (const auto& [ours, its] : descriptors)
        above = std::max({above, ours + 1, its + 1});
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, descriptors[i].first, above + static_cast<int>(i));
    for (int other = 0; other < above; ++other)
        if (other < 3)
            posix_spawn_file_actions_addopen(&actions, other, "/dev/null", other == 0 ? O_RDONLY : O_WRONLY,
                                             0);
        else
            posix_spawn_file_actions_addclose(&actions, other);
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, above + static_cast<int>(i), descriptors[i].second);
    posix_spawn_file_actions_addclosefrom_np(&actions, above);

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

Child::Child(const std::vector<std::string>& command, std::size_t max_output, Descriptors descriptors)
    : max_output_(max_output) {
    descriptors.insert(descriptors.begin(), {{pipe_.write_end(), 1}, {pipe_.write_end(), 2}});
    pid_ = spawn(command, descriptors);
    close(pipe_.release_write_end());
    fcntl(pipe_.read_end(), F_SETFL, O_NONBLOCK);
}

void Child::read_output() {
    char buffer[65536];
    // A program that never stops printing must not hold us up.
    for (int turn = 0; turn < 16 && descriptor() >= 0; ++turn) {
        const ssize_t got = read(descriptor(), buffer, sizeof buffer);
        if (got < 0)
            return;
        if (got == 0)
            close(pipe_.release_read_end());
        output_.append(buffer, std::min(static_cast<std::size_t>(got), max_output_ - output_.size()));
    }
}

bool Child::has_ended() {
    if (ended_)
        return true;
    read_output();
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0)
        reap();
    return ended_;
}

/// Kills before it waits: until waitpid(), nobody else can get the number of the process or its group.
void Child::reap() {
    kill(-pid_, SIGKILL);
    kill(pid_, SIGKILL); // it may have left its group
    while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR)
        ;
    ended_ = true;
    read_output();
    if (descriptor() >= 0) // whoever still holds the other end has left the group
        close(pipe_.release_read_end());
}

bool Child::wait_until(Clock::time_point deadline) {
    // A program that has closed its output, or shares it, wakes no poll() when it ends.
    constexpr long long open_pause = 20, closed_pause = 2; // milliseconds
    while (!has_ended()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd output{descriptor(), POLLIN, 0};
        poll(&output, 1,
             static_cast<int>(std::min<long long>(left, descriptor() < 0 ? closed_pause : open_pause)));
    }
    return true;
}

void Child::end() {
    if (has_ended())
        return;
    // ninja puts compilers into groups of their own, ends them when asked to, and removes half-made files.
    kill(-pid_, SIGTERM);
    kill(pid_, SIGTERM);
    if (!wait_until(Clock::now() + time_to_clean_up))
        reap();
}

Ended run(const std::vector<std::string>& command, double seconds, std::size_t max_output) {
    Child child(command, max_output);
    const auto limit =
        std::chrono::duration_cast<Child::Clock::duration>(std::chrono::duration<double>(seconds));
    const bool in_time = child.wait_until(Child::Clock::now() + limit);
    child.end();
    return {child.status(), !in_time, child.output()};
}

double cpu_seconds(int pid) {
    struct Process {
        int parent = 0;
        long ticks = 0; // those of children that have ended among them
    };
    std::map<int, Process> all;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", none)) {
        const int its_pid = std::atoi(entry.path().filename().c_str());
        std::string stat;
        if (its_pid <= 0 || !std::getline(std::ifstream(entry.path() / "stat"), stat))
            continue;
        // proc(5): behind the name, which may hold anything, state, ppid, and utime, stime, cutime, cstime from 14 on.
        std::istringstream fields(stat.substr(stat.rfind(')') + 1));
        std::string skipped;
        Process& process = all[its_pid];
        fields >> skipped >> process.parent;
        for (int i = 5; i < 14; ++i)
            fields >> skipped;
        for (int i = 14; i < 18; ++i) {
            long ticks = 0;
            fields >> ticks;
            process.ticks += ticks;
        }
    }
    const auto is_below = [&](int one) {
        // A parent that ends in between could close a circle.
        for (int depth = 0; one > 1 && depth < 100; ++depth) {
            if (one == pid)
                return true;
            const auto process = all.find(one);
            one = process == all.end() ? 0 : process->second.parent;
        }
        return false;
    };
    long ticks = 0;
    for (const auto& [its_pid, process] : all)
        ticks += is_below(its_pid) ? process.ticks : 0;
    return static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

int threads_of(int pid) {
    constexpr int most_below = 100;
    std::vector<int> pids{pid};
    int threads = 0;
    for (std::size_t i = 0; i < pids.size() && i < most_below; ++i) {
        const std::filesystem::path folder = std::filesystem::path("/proc") / std::to_string(pids[i]);
        std::string stat;
        if (!std::getline(std::ifstream(folder / "stat"), stat))
            continue;
        // As above; num_threads is the 20th.
        std::istringstream fields(stat.substr(stat.rfind(')') + 1));
        std::string skipped;
        for (int field = 3; field < 20; ++field)
            fields >> skipped;
        int its_threads = 0;
        fields >> its_threads;
        threads += its_threads;
        std::ifstream children(folder / "task" / std::to_string(pids[i]) / "children");
        for (int child = 0; children >> child;)
            pids.push_back(child);
    }
    return threads;
}

} // namespace support
