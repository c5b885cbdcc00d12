// Verdicts for programs outside: `check --json`, which the notebook reads.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

namespace checks {

/// The version of what verdicts_json() gives.
inline constexpr int verdicts_format = 1;

/// {"format": 1, "exercises": […]}: of each its name, its state and the findings: every text that a page shows, and
/// under "report" the data behind it, as in checks/report.hpp. Strangers' text is in it as it is.
std::string verdicts_json(const std::vector<Verdict>& verdicts, const std::vector<Exercise>& which);

} // namespace checks
