// The files of one submission: results.json for Gradescope, feedback.html for the learner, junit.xml for CI. None shows
// an unseen input, a seed, or a time, which a function could stretch to tell an input. The same record gives the same
// bytes.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <string>

namespace grade {

std::string results_json(const Record& record, const Run& run);
std::string feedback_html(const Record& record, const Run& run);
std::string junit_xml(const Record& record, const Run& run);

/// Writes the three into the folder, which is created if missing.
void write_results(const std::filesystem::path& folder, const Record& record, const Run& run);
/// Removes what write_results() has written, and the folder if nothing else is in it.
void remove_results(const std::filesystem::path& folder);

/// For the instructor: each check with what it found, unseen inputs included.
std::string details_text(const Record& record, const Run& run);

} // namespace grade
