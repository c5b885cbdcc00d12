// Reads a stranger's archive in a process of its own, so that one that breaks the reader breaks nothing else.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <functional>

namespace grade {

struct ChildLimits {
    unsigned seconds = 20;                          // of CPU time
    std::size_t memory = std::size_t{1} << 30;      // address space on top of the program's own
    std::size_t max_file = 0;                       // bytes that it may write into a file
    std::size_t max_answer = std::size_t{80} << 20; // bytes
};

/// The answer of `work`, run in a child; a discarded value if the child died. Throws std::runtime_error if there can be
/// no child.
nlohmann::ordered_json answer_of_child(const ChildLimits& limits,
                                       const std::function<nlohmann::ordered_json()>& work);

} // namespace grade
