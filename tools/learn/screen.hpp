// The screen: turns a View into lines that fit. Pure functions that know nothing of a terminal.
#pragma once

#include "checks/verdict.hpp"
#include "tools/learn/keys.hpp"

#include <string>
#include <vector>

namespace learn {

struct Line {
    std::string text;
    bool bold = false;
};

/// Everything that is shown.
struct View {
    int solved = 0, total = 0;
    std::string number, function, title, file; // of the exercise
    std::string source;                        // the contents of its file
    checks::Verdict verdict;
    bool own = false;              // the verdict is on top of the learner's own functions
    std::string progress;          // of the running job; shown instead of the verdict
    std::string hint;              // its first line is the heading
    std::string message;           // the answer to the last key
    std::vector<std::string> page; // the list, a comparison or the end, instead of task and verdict
    std::string page_title, keys;
};

/// "[######------]  6 of 12 solved"
std::string course_bar(int solved, int total, int width);

/// A verdict as plain lines, most important first; for a learner without a terminal.
std::vector<Line> verdict_lines(const View& view, int width);

/// At most size.rows lines, each narrower than size.columns.
std::vector<Line> draw(const View& view, Size size);

/// The line as text, coloured if `colour`.
std::string paint(const Line& line, bool colour);

extern const char* const all_keys;

} // namespace learn
