// Reads a learner's file, which may be anything.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

namespace grade {

/// Why the grading of an exercise ends here.
struct Refused {
    Outcome outcome;
    std::string message;
};

/// The text of a C++ source of at most 1 MiB. Links are not followed, and nothing that could block is opened. Throws
/// Refused.
std::string read_source(const std::filesystem::path& source);

} // namespace grade
