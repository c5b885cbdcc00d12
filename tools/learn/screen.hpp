// The screen: turns a View into lines that fit. Pure functions that know nothing of a terminal.
#pragma once

#include "checks/verdict.hpp"
#include "tools/learn/keys.hpp"
#include "tools/learn/lesson.hpp"

#include <string>
#include <vector>

namespace learn {

/// A key as it is offered: "h", "hint", and what it does, in a sentence.
struct Key {
    std::string key, word, sentence;
};

/// What must be seen, wherever the screen was scrolled to.
enum class Focus { none, hint, lesson };

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
    std::vector<std::string> page; // the list, a comparison or the end, instead of verdict and lesson
    std::string page_title;
    bool drawn = false; // the page is a picture for a terminal of this size
    std::vector<Key> keys;
    int top = 0; // lines scrolled away
    Focus focus = Focus::none;
};

struct Screen {
    std::vector<Line> lines; // at most as many as the terminal has rows, each narrower than its columns
    int top = 0;             // lines that are scrolled away
    int rows = 0;            // lines of what can be scrolled
};

/// "[######------]  6 of 12 solved"
std::string course_bar(int solved, int total, int width);

/// "h hint  n next"
std::string in_words(const std::vector<Key>& keys);

/// A verdict as plain lines, most important first; for a learner without a terminal.
std::vector<Line> verdict_lines(const View& view, int width);

Screen draw(const View& view, Size size);

/// The rows between head and keys of a page.
int rows_of_page(Size size);

/// The line as text, coloured if `colour`.
std::string paint(const Line& line, bool colour);

} // namespace learn
