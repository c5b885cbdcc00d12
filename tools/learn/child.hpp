// A program that runs beside the loop, with its output captured, and that can be ended at any time.
#pragma once

#include "dnn/support/process.hpp"

#include <string>
#include <vector>

namespace learn {

class Child {
public:
    /// Starts `command` (found in PATH) in a process group of its own. Throws std::system_error.
    explicit Child(const std::vector<std::string>& command);
    /// Ends it with its whole process group.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// To be polled; -1 once its output has ended.
    int descriptor() const { return has_more ? pipe.read_end() : -1; }

    /// Reads what is there. True once it has ended; then status() is as of waitpid.
    bool has_ended();
    int status() const { return wait_status; }
    const std::string& output() const { return said; }

private:
    void read_output();

    support::Pipe pipe;
    int pid, wait_status = 0;
    bool has_more = true, reaped = false;
    std::string said; // stdout and stderr, the first megabyte
};

} // namespace learn
