// The output of ninja and the compiler, by exercise.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

namespace checks {

/// The start of ninja's lines: the value for $NINJA_STATUS.
inline constexpr const char* ninja_status = "[%f/%t] ";

/// The part of the log about this exercise; "" if nothing was done for it.
std::string part_of(const std::string& log, const Exercise& exercise);

/// Whether something that belongs to this exercise has failed.
bool has_failed(const std::string& log, const Exercise& exercise);

/// The verdict on an exercise that could not be built: does_not_compile, with the first error explained, or not_built.
/// `mine`: the exercises whose files are in it, the exercise itself first; `project`: where they are.
Verdict failure_in(const std::string& log, const std::vector<Exercise>& mine,
                   const std::filesystem::path& project);

} // namespace checks
