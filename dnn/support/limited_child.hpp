// Works on a stranger's file in a process of its own, so that one that breaks its reader breaks nothing else.
#pragma once

#include "dnn/support/process.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <sys/types.h>
#include <vector>

namespace support {

struct ChildLimits {
    unsigned seconds = 20;                          // of CPU time; ten times as many on the clock
    std::size_t memory = std::size_t{1} << 30;      // address space on top of the program's own
    std::size_t max_file = 0;                       // bytes that it may write into a file
    std::size_t max_answer = std::size_t{80} << 20; // bytes
};

using ChildAnswer = std::vector<std::uint8_t>;

/// A child that works beside this program, and can print nothing.
class LimitedChild {
public:
    /// Throws std::runtime_error if there can be no child.
    LimitedChild(const ChildLimits& limits, const std::function<ChildAnswer()>& work);
    ~LimitedChild(); // ends it, if nobody waited for its answer
    LimitedChild(const LimitedChild&) = delete;
    LimitedChild& operator=(const LimitedChild&) = delete;

    /// What `work` returned; none if it threw, died, or returned more than it may. To be called once. An answer is to be
    /// checked: the file may have taken the child over, or it may be cut short.
    std::optional<ChildAnswer> answer();

private:
    Pipe pipe_;
    std::size_t max_answer_;
    pid_t child_;
};

/// The same, waited for.
std::optional<ChildAnswer> bytes_of_child(const ChildLimits& limits,
                                          const std::function<ChildAnswer()>& work);

/// For a child that has opened its file: from now on nothing opens another one, whatever the file refers to.
void open_no_more_files();

} // namespace support
