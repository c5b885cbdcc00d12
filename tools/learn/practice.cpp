// Between the checks: lines to put in order before the last hint, and questions about a right answer.
#include "dnn/support/text.hpp"
#include "tools/learn/loop.hpp"

namespace learn {

void Loop::put_aside(const std::string& text) {
    hint_text = text;
    focus = Focus::hint;
    for (const std::string& line : support::lines_of(text))
        tell({{line}});
}

/// The judge has written what was asked for, or nothing.
void Loop::on_practice() {
    if (session.job() == Job::questions) {
        quiz = Quiz(session.practice.questions);
        if (quiz.is_open())
            put_aside(quiz.text());
        return;
    }
    had_puzzle = true;
    puzzle = Puzzle(session.practice.puzzle);
    if (puzzle.is_empty())
        return show_hint();
    mode = Mode::ordering;
    put_aside(puzzle.text());
}

/// Whether the key chooses a line or an answer. Any other one leaves them, and does what it always does.
bool Loop::practises(char key) {
    if (mode == Mode::ordering) {
        if (const std::optional<std::string> said = puzzle.pick(key)) {
            say(*said);
            put_aside(puzzle.text());
            return true;
        }
        mode = Mode::working;
        return false;
    }
    if (mode != Mode::working || !quiz.answer(key))
        return false;
    put_aside(quiz.text());
    return true;
}

} // namespace learn
