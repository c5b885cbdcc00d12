// Where a learner's code is: for the line that an exception came from, and for that of an endless loop. Return addresses,
// as they are in the program's file; the judge turns them into lines (checks/stopped_at.hpp).
#pragma once

#include <csignal>
#include <cstdint>
#include <vector>

namespace checks {

/// Asks a worker whose time is over where it is; the answer is a Frame::where.
inline constexpr int where_signal = SIGUSR1;

/// The calls that the latest exception came through.
std::vector<std::uint64_t> thrown_from();

/// From now on, where_signal is answered.
void answer_where();

} // namespace checks
