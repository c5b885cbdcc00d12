// Starting other programs: pipes that leak into no other child, and no more descriptors than are named.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace support {

/// Both ends close on exec and with the object, unless they are released.
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

/// Starts a program (found in PATH) in a process group of its own, with /dev/null for the standard descriptors except
/// where `descriptors` {ours, its} says otherwise. Throws std::system_error.
int spawn(const std::vector<std::string>& command, const std::vector<std::pair<int, int>>& descriptors);

/// How a program ended.
struct Ended {
    int status = 0; // as of waitpid
    bool timed_out = false;
    std::string output; // stdout and stderr, its first `most_output` bytes
};

/// Runs a program to its end or to the time limit, when it and its process group are killed.
Ended run(const std::vector<std::string>& command, double seconds, std::size_t most_output);

} // namespace support
