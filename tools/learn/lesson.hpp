// The contents of an exercise's file: the lesson at its top, and the learner's lines between the markers.
#pragma once

#include <string>
#include <vector>

namespace learn {

/// The task in brief: what to build and its formula, as lines of at most `width` columns.
std::vector<std::string> task_of(const std::string& file, int width);

/// The lines between the two marker lines; empty without them.
std::vector<std::string> body_of(const std::string& file);

/// From `mine` to `theirs`, line by line: "- " only in mine, "+ " only in theirs, "  " in both.
std::vector<std::string> diff(const std::vector<std::string>& mine, const std::vector<std::string>& theirs);

} // namespace learn
