// File names that learners give although another one was asked for: "3_linear_forward", "07_linear_backward copy",
// "Linear Forward v2", "ex03".
#pragma once

#include "tools/grade/intake/file_names.hpp"

namespace grade {

/// `stem` is the file's name without its ending.
std::optional<ExerciseFileName> near_name(const std::vector<Exercise>& course, const std::string& stem);

} // namespace grade
