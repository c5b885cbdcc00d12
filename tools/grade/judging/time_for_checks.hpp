// How long the checks of an exercise may take, beside the other exercises of a submission.
#pragma once

#include <cstddef>
#include <string>

namespace grade {

/// An exercise's checks, by the clock, and all of a submission: those, and what its compilers compute. Of the latter so
/// much is kept for the checks of each exercise, whatever the others take: a right answer needs less than a second.
inline constexpr double seconds_for_checks = 30, seconds_per_submission = 120, seconds_kept = 5;

struct TimeForChecks {
    double seconds = 0;
    bool is_shared = false; // the other exercises have left no more
};

/// `used`: by the submission's other exercises, so far; `waiting`: how many of them have no result yet.
TimeForChecks time_for_checks(double used, std::size_t waiting, double patience);

/// "The checks together took longer than …"
std::string took_too_long(const TimeForChecks& time, double patience);

} // namespace grade
