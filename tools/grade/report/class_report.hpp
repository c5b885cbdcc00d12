// The class's files: grades.csv for an LMS or a spreadsheet, class.html for the instructor; and the table on the
// terminal.
#pragma once

#include "tools/grade/report/last_run.hpp"
#include "tools/grade/report/similarity.hpp"

#include <string>
#include <vector>

namespace grade {

/// One row per submission. The first five columns are those that Canvas requires, the others are named after their
/// exercises. A cell without a final grade is empty, so that an LMS leaves that grade alone.
std::string grades_csv(const std::vector<Record>& records, const Run& run);

/// What the records are compared with.
struct Background {
    Handouts handouts;
    LastRun last;
};

/// The instructor's page. It is one file and needs no network; its script only sorts and searches the table.
std::string class_html(const std::vector<Record>& records, const Run& run, const Background& background = {});

/// A line that names those whose exercises not all were part of a run, or "".
std::string said_of_not_graded(const std::vector<Record>& records);

std::string table(const std::vector<Record>& records, const Run& run);

} // namespace grade
