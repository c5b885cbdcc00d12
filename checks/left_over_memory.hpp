// A matrix that was never filled holds what the memory held before. Workers get their memory filled with a pattern, so
// that this shows in the numbers.
#pragma once

#include "checks/verdict.hpp"

#include <string>

namespace checks {

/// For the environment of a worker: glibc fills memory with the bytes of the pattern as it hands it out.
inline constexpr const char* fills_memory = "MALLOC_PERTURB_=165";

/// A sentence if the answer holds such numbers; else "". `text`: the learner's file.
std::string left_over_memory(const Report& report, const std::string& file, const std::string& text);

} // namespace checks
