// Runs a program to its end: how long it took, how much memory it needed, what it printed.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct Measured {
    double seconds = 0;   // from the start of the process until its end
    double megabytes = 0; // the largest resident set, in 10^6 bytes
    bool succeeded = false;
    int signal = 0;     // that ended it, if any
    std::string output; // stdout and stderr
};

/// Thrown after Ctrl-C or SIGTERM (tools::catch_interrupts); the running program has been ended.
struct Interrupted {};

/// Runs a program (found in PATH). Its memory is at least the size that this process has reached itself, because the
/// kernel lets a child start with that; so measure before anything makes this process large.
Measured measure(const std::vector<std::string>& command);

/// The same; throws support::Error with the signal or the last line of output if it does not succeed.
Measured measure_success(const std::vector<std::string>& command);

/// A progress line, on stderr.
void say(const std::string& line);

} // namespace bench
