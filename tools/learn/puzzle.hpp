// What learn practises with a learner: lines to put in order before the last hint, and questions about a right answer.
// Both are chosen from by letters.
#pragma once

#include "checks/practice.hpp"

#include <string>
#include <vector>

namespace learn {

class Puzzle {
public:
    Puzzle() = default;
    explicit Puzzle(std::vector<checks::PuzzleLine> its_lines) : lines(std::move(its_lines)) {}

    bool is_empty() const { return lines.empty(); }
    /// Whether all right lines are in order.
    bool is_done() const;

    /// Takes the line with this letter; false if it is no letter of lines.
    bool pick(char letter);

    /// How many lines there are to choose from.
    std::size_t choices() const { return is_done() ? 0 : offered().size(); }

    /// A heading, what came of the last pick, the lines in order, and those to choose from.
    std::string text() const;

private:
    std::vector<std::size_t> offered() const; // "a" first
    std::string outcome_of(std::size_t place);
    bool is_right(std::size_t i) const { return lines[i].mistake.empty(); }
    bool is_taken(std::size_t i) const;

    std::vector<checks::PuzzleLine> lines;
    std::vector<std::size_t> placed, rejected;
    std::string last; // what came of the last pick
};

class Quiz {
public:
    Quiz() = default;
    explicit Quiz(std::vector<checks::Question> its_questions) : questions(std::move(its_questions)) {}

    bool is_open() const { return current < questions.size(); }

    /// How many answers there are to choose from.
    std::size_t choices() const { return is_open() ? questions[current].choices.size() : 0; }

    /// Whether the letter is a choice, which it takes then.
    bool answer(char letter);

    /// The last answer with its reason, and the question that is open; "" if there is neither.
    std::string text() const;

private:
    std::vector<checks::Question> questions;
    std::size_t current = 0;
    std::string last;
};

} // namespace learn
