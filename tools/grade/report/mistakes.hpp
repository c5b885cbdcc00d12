// Who made each mistake.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <string>
#include <vector>

namespace grade {

struct MistakeMade {
    std::string number;                // of the exercise
    std::string words;                 // as the first learner with it was told: each text names its own sizes
    std::vector<std::size_t> learners; // places in the records
};

/// Each recognized mistake and, where none was, what stopped a function or which checks failed; the most frequent
/// first.
std::vector<MistakeMade> mistakes_made(const std::vector<Record>& records);

} // namespace grade
