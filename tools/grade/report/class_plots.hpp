// The plots of class.html: inline SVG, in the colours of the page's style.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <string>
#include <vector>

namespace grade {

/// How many submissions have 0 to 10 %, …, 90 to 100 % of the points.
std::string totals_plot(const std::vector<Record>& records);

/// One bar per exercise: how many have all points, some, none, or handed nothing in.
std::string success_plot(const std::vector<Record>& records, const Run& run);

/// One bar per exercise: the mean time to compile and check a submission.
std::string time_plot(const std::vector<Record>& records, const Run& run);

} // namespace grade
