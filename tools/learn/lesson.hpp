// The contents of an exercise's file: the lesson at its top, and the learner's lines between the markers.
#pragma once

#include <string>
#include <vector>

namespace learn {

struct Line {
    std::string text;
    bool bold = false;
    bool drawn = false; // fits as it is, and has its colours in it
};

/// The whole lesson: headings, paragraphs, formulas and tables, as lines of at most `width` columns.
std::vector<Line> lesson_of(const std::string& file, int width);

/// Its first formula, or "".
std::string formula_of(const std::string& file);

/// The lines between the two marker lines; empty without them.
std::vector<std::string> body_of(const std::string& file);

/// The same without comments and blank lines.
std::vector<std::string> code_of(const std::string& file);

/// From `mine` to `theirs`, line by line: "- " only in mine, "+ " only in theirs, "  " in both. Blanks do not count.
std::vector<std::string> diff(const std::vector<std::string>& mine, const std::vector<std::string>& theirs);

} // namespace learn
