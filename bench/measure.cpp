#include "bench/measure.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "tools/program.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <iostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

void check_interrupt() {
    if (tools::was_interrupted())
        throw Interrupted();
}

/// A program and its output. On an exception, it is asked to end, with everything that it has started.
class Child {
public:
    explicit Child(const std::vector<std::string>& command)
        : pid_(support::spawn(command, {{output_.write_end(), 1}, {output_.write_end(), 2}})) {
        close(output_.release_write_end());
    }
    ~Child() {
        if (ended_)
            return;
        kill(-pid_, SIGTERM);
        char rest[4096];
        while (read(output_.read_end(), rest, sizeof rest) != 0) // until none of them can write any more
            ;
        waitpid(pid_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    std::string read_all() {
        std::string text;
        char buffer[4096];
        for (;;) {
            const ssize_t got = read(output_.read_end(), buffer, sizeof buffer);
            check_interrupt();
            if (got == 0 || (got < 0 && errno != EINTR))
                return text;
            if (got > 0)
                text.append(buffer, static_cast<std::size_t>(got));
        }
    }

    int wait(rusage& usage) {
        int status = 0;
        while (wait4(pid_, &status, 0, &usage) < 0)
            check_interrupt();
        ended_ = true;
        return status;
    }

private:
    support::Pipe output_;
    int pid_;
    bool ended_ = false;
};

std::string last_line(std::string output) {
    output.erase(output.find_last_not_of('\n') + 1);
    return output.empty() ? "it printed nothing" : output.substr(output.rfind('\n') + 1);
}

} // namespace

Measured measure(const std::vector<std::string>& command) {
    check_interrupt();
    const auto start = std::chrono::steady_clock::now();
    Child child(command);
    Measured measured;
    measured.output = child.read_all();
    rusage usage{};
    const int status = child.wait(usage);
    measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    measured.megabytes = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6; // the kernel counts in KiB
    measured.succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    measured.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return measured;
}

Measured measure_success(const std::vector<std::string>& command) {
    Measured measured = measure(command);
    if (!measured.succeeded)
        throw support::Error(command.front() +
                             (measured.signal != 0
                                  ? " was killed or crashed (signal " + std::to_string(measured.signal) + ")."
                                  : " failed: " + last_line(measured.output)));
    return measured;
}

void say(const std::string& line) {
    std::cerr << line << std::endl;
}

} // namespace bench
