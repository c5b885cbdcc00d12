// Starts other programs: pipes leak into no other child, and a child gets only the descriptors it is given.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace support {

/// Both ends close on exec and with the object, unless released.
class Pipe {
public:
    Pipe();
    ~Pipe();
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int read_end() const { return ends[0]; }
    int write_end() const { return ends[1]; }
    int release_read_end() { return std::exchange(ends[0], -1); }
    int release_write_end() { return std::exchange(ends[1], -1); }

private:
    int ends[2] = {-1, -1};
};

/// {ours, its}: our descriptor, and its number in the program.
using Descriptors = std::vector<std::pair<int, int>>;

/// Starts a program (found in PATH) in a process group of its own, with /dev/null for the standard descriptors except
/// where `descriptors` says otherwise. Throws std::system_error.
int spawn(const std::vector<std::string>& command, const Descriptors& descriptors);

/// A program that runs alongside this one, with its output captured. Reading never blocks, and whatever the program
/// leaves behind in its process group ends with it.
class Child {
public:
    using Clock = std::chrono::steady_clock;

    /// Started as by spawn(); the first `max_output` bytes of its stdout and stderr are kept, the rest is dropped.
    Child(const std::vector<std::string>& command, std::size_t max_output, Descriptors descriptors = {});
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int pid() const { return pid_; } // of the program, and of its process group

    /// For poll(); -1 once its output has ended.
    int descriptor() const { return pipe_.read_end(); }

    /// Reads the available output. True once the program itself has ended, whoever may still hold its output open.
    bool has_ended();

    /// Waits until it has ended or the deadline has passed. True if it has ended.
    bool wait_until(Clock::time_point deadline);

    /// Asks its process group to end, and kills what is left half a second later.
    void end();

    /// The status from waitpid(); -1, neither an exit nor a signal, until it has ended.
    int status() const { return status_; }
    const std::string& output() const { return output_; }

private:
    void read_output();
    void reap();

    Pipe pipe_;
    std::size_t max_output_;
    int pid_, status_ = -1;
    bool ended_ = false;
    std::string output_;
};

/// The CPU time that a process and all below it have used, in seconds.
double cpu_seconds(int pid);

/// The threads that a process and all below it have.
int threads_of(int pid);

/// How a program ended.
struct Ended {
    int status = 0; // from waitpid()
    bool timed_out = false;
    std::string output; // stdout and stderr, its first `max_output` bytes
};

/// Runs a program until it ends, or until the time limit, when it and its process group are killed.
Ended run(const std::vector<std::string>& command, double seconds, std::size_t max_output);

} // namespace support
