// Reading what may be anything: a learner's file.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

namespace grade {

/// Why an exercise is not graded, or not further.
struct Refused {
    Outcome outcome;
    std::string message;
};

/// The text of a C++ source of at most 1 MiB. Links are not followed, and nothing that could block is opened. Throws
/// Refused.
std::string read_source(const std::filesystem::path& source);

} // namespace grade
