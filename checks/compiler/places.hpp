// Where a compiler's log speaks of a place in a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

/// "PATH:LINE:COLUMN: KIND: MESSAGE".
struct Place {
    std::string path;
    int line = 0;
    std::string rest; // after the column
};

/// The place with which a line of a log begins.
std::optional<Place> place_in(std::string line);

/// The learner's line number `number` and the caret below, as g++ ("   27 | text") or clang (text) shows them.
struct Excerpt {
    std::string text, caret;
    /// Of several statements on `line`, the one at the caret.
    std::string statement(const std::string& line) const;
    bool at_first_word() const { return !caret.empty() && caret.find('^') == text.find_first_not_of(" \t"); }
};
Excerpt excerpt(const std::vector<std::string>& lines, std::size_t from, int number);
