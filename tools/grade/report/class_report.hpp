// The files of the class: grades.csv for an LMS and a spreadsheet, class.html for the instructor; and the table on
// the terminal.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <string>
#include <vector>

namespace grade {

/// A row a submission. The first five columns are those that Canvas asks for, the exercises' are named as they are,
/// and a cell without a final grade is empty, which an LMS leaves as it is.
std::string grades_csv(const std::vector<Record>& records, const Run& run);

std::string class_html(const std::vector<Record>& records, const Run& run);

std::string table(const std::vector<Record>& records, const Run& run);

} // namespace grade
