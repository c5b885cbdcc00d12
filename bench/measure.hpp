// A program run to its end: how long it took, how much memory it needed, what it said.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct Measured {
    double seconds = 0;   // from the start of the process until it is waited for
    double megabytes = 0; // the largest resident set, in 10^6 bytes
    bool succeeded = false;
    int signal = 0;     // that has ended it, if any
    std::string output; // stdout and stderr
};

/// Thrown when Ctrl-C or SIGTERM came (tools::catch_interrupts); the program that was running has been ended.
struct Interrupted {};

/// Runs a program (found in PATH). Its memory counts from the size that this process has reached itself, because the
/// kernel lets a child begin with that; so what is measured comes before what makes this process large.
Measured measure(const std::vector<std::string>& command);

/// The same; throws support::Error with the signal or the last line of its output where it does not succeed.
Measured measure_success(const std::vector<std::string>& command);

/// A progress line, on stderr.
void say(const std::string& line);

} // namespace bench
