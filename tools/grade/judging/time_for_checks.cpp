#include "tools/grade/judging/time_for_checks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace grade {

TimeForChecks time_for_checks(double used, std::size_t waiting, double patience) {
    const double own = patience * seconds_for_checks;
    const double kept = patience * seconds_kept;
    const double left = patience * seconds_per_submission - used - kept * static_cast<double>(waiting);
    return {std::min(own, std::max(left, kept)), std::max(left, kept) < own};
}

std::string took_too_long(const TimeForChecks& time, double patience) {
    const auto seconds = [](double count) {
        char words[40];
        std::snprintf(words, sizeof words, "%.2g s", count); // such as 0.25 s
        return std::string(count < 10 ? words : std::to_string(std::lround(count)) + " s");
    };
    const std::string for_what = "; a right answer needs less than one.";
    if (!time.is_shared)
        return "The checks together took longer than the " + seconds(time.seconds) + " that they have" +
               for_what;
    return "The checks together took longer than " + seconds(time.seconds) + ". An exercise usually has " +
           seconds(patience * seconds_for_checks) + ", but the exercises of a submission share " +
           seconds(patience * seconds_per_submission) + ", and the others have left no more" + for_what;
}

} // namespace grade
