// What a late submission loses.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <ctime>
#include <optional>
#include <string>

namespace grade {

/// "10%/day", "2%/hour" or "5/day", which takes points instead; of each day or hour begun.
struct LatePenalty {
    double amount = 0;
    bool percent = true;
    bool hourly = false;
};

/// Nothing if the words are something else.
std::optional<LatePenalty> late_penalty(const std::string& words);

struct Deadline {
    std::optional<std::time_t> due;
    double grace_hours = 0;
    std::optional<LatePenalty> penalty;
    bool end_of_day = false; // no time was given
};

/// From the words of --due and --late. Throws support::Error.
Deadline deadline_of(const std::string& due, const std::string& late, double grace_hours);

/// From the instructor's rules. Throws support::Error.
Deadline deadline_of(const Rules& rules);

/// Marks submissions as late, or as in time, where it is known when they came in.
void mark_late(Intake& intake, const Deadline& deadline);

/// What an instructor should know about the deadline before anything is graded: a line each, or "".
std::string said_of(const Deadline& deadline, const Intake& intake);

/// Marks what came in after the deadline and takes off what it loses.
void apply_deadline(Record& record, const Deadline& deadline);

} // namespace grade
