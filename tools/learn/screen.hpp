// What stands on the screen: from how things are to lines that fit. Pure functions; they know of no terminal.
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

/// All that is shown.
struct View {
    int solved = 0, total = 0;
    std::string number, function, title, file; // of the exercise
    std::string source;                        // what is in its file
    checks::Verdict verdict;
    bool own = false;              // the verdict is with the learner's own functions below the exercise
    std::string progress;          // of what is under way; instead of the verdict
    std::string hint;              // with its first line as heading
    std::string message;           // an answer to the last key
    std::vector<std::string> page; // the list, a comparison or the end, instead of task and verdict
    std::string page_title, keys;
};

/// "[######------]  6 of 12 solved"
std::string course_bar(int solved, int total, int width);

/// One line for each thing that is to be known of a verdict, most important first; for a learner without a terminal.
std::vector<Line> verdict_lines(const View& view, int width);

/// At most size.rows lines of less than size.columns columns.
std::vector<Line> draw(const View& view, Size size);

/// With colours, if they are wanted.
std::string paint(const Line& line, bool colour);

extern const char* const all_keys;

} // namespace learn
