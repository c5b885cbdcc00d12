// What a learner practises on beside the checks: lines to put in order before the last hint, and questions about a right
// answer. Data, as the judge writes it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace checks {

/// A line that has to come first.
struct Needed {
    int line = 0;     // its place among the right lines
    std::string name; // what it gives; "" where only the order of the steps says so
};

/// A line of a function, in the lesson's notation.
struct PuzzleLine {
    std::string text;
    int depth = 0; // inside of so many loops
    std::vector<Needed> after;
    std::string mistake; // of a line that does not belong there: what is wrong with it; else ""
    int shuffled = 0;    // its place before anything is in order
};

/// A question whose answer was computed by running the learner's function, or a formula with a known mistake.
struct Question {
    std::string text;
    std::vector<std::string> choices;
    int right = 0; // the index of a choice
    std::string why;
};

struct Practice {
    std::vector<PuzzleLine> puzzle; // the right lines in their order, then the wrong ones
    std::vector<Question> questions;
};

void write_practice(const std::filesystem::path& file, const Practice& practice);

/// Nothing to practise where the file is missing or broken.
Practice read_practice(const std::filesystem::path& file);

} // namespace checks
