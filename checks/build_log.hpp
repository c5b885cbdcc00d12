// What ninja and the compiler said of an exercise.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

namespace checks {

/// How ninja's lines begin; it needs $NINJA_STATUS to be this.
inline constexpr const char* ninja_status = "[%f/%t] ";

/// All that was said of this exercise; "" if nothing was done for it.
std::string part_of(const std::string& log, const Exercise& exercise);

/// Whether something that belongs to this exercise has failed.
bool has_failed(const std::string& log, const Exercise& exercise);

/// Of an exercise that could not be built: does_not_compile, with the first error explained, or not_built. `mine` are
/// the exercises whose files are in it, the exercise itself first.
Verdict failure_in(const std::string& log, const std::vector<Exercise>& mine);

} // namespace checks
