// The page that `check` and an exercise's program print: as in the notebook, the cell and its output; then the checks,
// what the mistake looks like, and the next step.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

#include <string>

namespace checks {

/// What the page depends on besides the verdict: colour, and whose functions were checked.
struct PageOptions {
    bool colour = false;
    std::string provider;
    bool all_checks = true; // else only those that the reader chose
    bool whole_log = false; // the compiler's words have already been shown
};

/// `course`: all exercises, in their order.
std::string page_of(const Verdict& verdict, const Exercise& exercise, const std::vector<Exercise>& course,
                    const PageOptions& options);

} // namespace checks
