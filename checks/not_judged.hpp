// A judge that ended without a result, and why: its own words, a signal, or options of Boost.Test that fit no check.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

#include <string>
#include <vector>

namespace checks {

/// `status`: from waitpid(); `output`: what the judge printed; `report`: what it left, which may be nothing;
/// `boost`: Boost.Test's options.
Verdict not_judged(int status, const std::string& output, const Report& report, const Exercise& exercise,
                   const std::vector<std::string>& boost);

} // namespace checks
