// What would be graded, in words: for --list, and the first lines of a run.
#pragma once

#include "tools/grade/intake/submissions.hpp"

namespace grade {

/// "Found 42 submissions, as Canvas names them.", and what was passed over; ends with a newline.
std::string intake_summary(const Intake& intake);

/// A submission with its files; ends with a newline.
std::string listing(const Submission& submission, const Contents& contents,
                    const std::vector<Exercise>& exercises);

} // namespace grade
