// The line of a learner's file that an answer was stopped in, by the addresses that a worker sends (whereabouts.hpp).
#pragma once

#include "checks/remote.hpp"
#include "checks/verdict.hpp"

namespace checks {

/// The innermost of the calls that stands in a file of exercises/. Nothing without addr2line, which comes with a linker.
std::optional<SourceLine> stopped_at(const std::string& program, const Whereabouts& where);

} // namespace checks
