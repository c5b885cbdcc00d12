// Times as platforms write them. Those without a zone are taken to be of this machine's.
#pragma once

#include <ctime>
#include <optional>
#include <string>

namespace grade {

/// Brightspace's "Nov 20, 2026 1159 PM", Blackboard's "2026-11-20-23-59-00", "2026-11-20 23:59" and
/// "2026-11-20T23:59:00.5-08:00"; nothing for other texts and for dates that no calendar has.
std::optional<std::time_t> time_of(const std::string& text);

/// "2026-11-20 23:59", in this machine's zone.
std::string shown_time(std::time_t time);

} // namespace grade
