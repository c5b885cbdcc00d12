// The page that `check` and an exercise's program print: as in the notebook the cell and its output, then the checks,
// what the mistake looks like, and what is next.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

#include <string>

namespace checks {

/// Who reads: whether in colour, and which functions were checked.
struct PageOptions {
    bool colour = false;
    std::string provider;
    bool whole_log = false; // the compiler's words have been shown
};

/// `course`: all exercises, in their order.
std::string page_of(const Verdict& verdict, const Exercise& exercise, const std::vector<Exercise>& course,
                    const PageOptions& options);

} // namespace checks
