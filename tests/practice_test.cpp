// What learn practises with a learner: lines to put in order, and questions whose answers are computed.
#include "checks/course.hpp"
#include "checks/formula/puzzle.hpp"
#include "checks/formula/questions.hpp"
#include "checks/reference.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"
#include "tools/learn/puzzle.hpp"

#include <set>

namespace {

using checks::PuzzleLine, checks::Question;
using learn::Puzzle, learn::Quiz;

constexpr unsigned some_seed = 7;

/// The letter that stands before a line in the text; 0 if none does.
char letter_of(const std::string& text, const std::string& line) {
    const std::size_t at = text.find(") " + line + '\n');
    const std::size_t at_end = text.ends_with(") " + line) ? text.size() - line.size() - 2 : at;
    const std::size_t place = at == std::string::npos ? at_end : at;
    return place == std::string::npos ? '\0' : text[place - 1];
}

/// A loop around two lines, the second of which uses what the first gives; and one wrong line.
std::vector<PuzzleLine> small_puzzle() {
    return {{"for l = 1 … L", 0, {}, "", 2},
            {"A = relu(Z)", 1, {{0, ""}}, "", 1},
            {"caches[l] = A", 1, {{0, ""}, {1, "A"}}, "", 0},
            {"A = Z", 1, {}, "No activation was applied.", 3}};
}

checks::formula::Subject subject_of_linear_backward(arma::uword n_prev, arma::uword n, arma::uword m) {
    np::random::RandomState draws(some_seed);
    const dnn::LinearCache cache{draws.randn(n_prev, m), draws.randn(n, n_prev), draws.randn(n, 1)};
    checks::Catalogue<dnn::LinearGradients(const arma::mat&, const dnn::LinearCache&)> catalogue;
    catalogue.inputs = {{draws.randn(n, m), cache}};
    catalogue.sizes = [](const arma::mat&, const dnn::LinearCache&) { return checks::Sizes(); };
    checks::formula::recognize("linear_backward", &dnn::linear_backward, checks::reference::linear_backward,
                               catalogue);
    return *checks::formula::latest_subject();
}

} // namespace

TEST_SUITE(practice)

TEST_CASE(each_exercise_of_the_course_has_lines_to_order) {
    const std::string project = DEEPSTEPS_SOURCE_DIR;
    for (const checks::Exercise& exercise : checks::read_course(project + "/exercises/course.json")) {
        std::mt19937 draws(some_seed);
        const std::vector<PuzzleLine> lines = checks::formula::puzzle_of(exercise.function(), draws);
        EXPECT((!lines.empty() || exercise.further), exercise.name);
        std::set<std::string> texts;
        int wrong = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            wrong += lines[i].mistake.empty() ? 0 : 1;
            EXPECT(texts.insert(lines[i].text).second, lines[i].text);
            for (const char* unreadable : {"ᵀᵀ", "--", "none", "parameters.", "grads.", " start", "[1]"})
                EXPECT(!has(lines[i].text, unreadable), lines[i].text);
            EXPECT(!has(lines[i].mistake, "{m}"), lines[i].mistake);
            for (const checks::Needed& needed : lines[i].after)
                EXPECT(needed.line < static_cast<int>(i));
        }
        EXPECT((lines.empty() || (wrong >= 2 && wrong <= 3)), exercise.name << ": " << wrong);
        // In their own order they can all be taken, whatever is offered beside them.
        Puzzle puzzle(lines);
        for (const PuzzleLine& line : lines) {
            if (!line.mistake.empty())
                break;
            const char letter = letter_of(puzzle.text(), line.text);
            EXPECT(letter != '\0', puzzle.text());
            EXPECT(puzzle.pick(letter));
            EXPECT(has(puzzle.text(), "\n✓ "), line.text);
        }
        EXPECT(puzzle.is_done());
    }
}

TEST_CASE(a_wrong_pick_gets_its_sentence) {
    Puzzle puzzle(small_puzzle());
    EXPECT(has(puzzle.text(), "a) caches[l] = A\nb) A = relu(Z)\nc) for l = 1 … L\nd) A = Z"));
    EXPECT(puzzle.pick('a'));
    EXPECT(has(puzzle.text(), "Not yet: caches[l] = A uses A, which another line gives."));
    EXPECT(puzzle.pick('b'));
    EXPECT(has(puzzle.text(), "Not yet: another line comes before A = relu(Z)."));
    EXPECT(puzzle.pick('d'));
    EXPECT(has(puzzle.text(), "✗ A = Z is wrong. No activation was applied."));
    EXPECT(!has(puzzle.text(), ") A = Z"));
    EXPECT(puzzle.pick('d'));
    EXPECT(has(puzzle.text(), "There is no line d."));
    EXPECT(!puzzle.pick('h'));
    EXPECT(puzzle.pick('c'));
    EXPECT(has(puzzle.text(), "✓ Right."));
    EXPECT(puzzle.pick('b'));
    EXPECT(has(puzzle.text(), "✓ Right."));
    EXPECT(has(puzzle.text(), "\n    for l = 1 … L\n        A = relu(Z)\na) caches[l] = A"));
    EXPECT(puzzle.choices() == 1U);
    EXPECT(puzzle.pick('a'));
    EXPECT(has(puzzle.text(), "✓ That was the last one."));
    EXPECT(puzzle.is_done());
    EXPECT(puzzle.choices() == 0U);
}

TEST_CASE(answers_are_those_of_the_function) {
    const checks::formula::Subject subject = subject_of_linear_backward(3, 4, 5);
    bool has_shape = false, has_factor = false;
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937 draws(seed);
        const std::vector<Question> questions = checks::formula::questions_about(subject, draws);
        EXPECT(questions.size() == 2U);
        for (const Question& question : questions) {
            const std::string& right = question.choices.at(static_cast<std::size_t>(question.right));
            EXPECT(std::set(question.choices.begin(), question.choices.end()).size() == 3U);
            EXPECT(has(question.text, "With dZ (4, 5), cache.A (3, 5), cache.W (4, 3), cache.b (4, 1): "));
            if (has(question.text, "the shape of your dW?"))
                EXPECT(right == "(4, 3)");
            if (has(question.text, "`dW = dZ · A_prevᵀ` stood in place of `dW = 1 / m · dZ · A_prevᵀ`"))
                EXPECT(right == "it is 5 times too large");
            has_shape = has_shape || has(question.text, "the shape of your dW?");
            has_factor = has_factor || right == "it is 5 times too large";
        }
    }
    EXPECT(has_shape);
    EXPECT(has_factor);
}

TEST_CASE(an_answer_is_told_at_once) {
    Quiz quiz({{"Which one?", {"this", "that"}, 1, "Because."}, {"And now?", {"x", "y"}, 0, "So."}});
    EXPECT(has(quiz.text(), "Which one?\na) this\nb) that"));
    EXPECT(quiz.choices() == 2U);
    EXPECT(!quiz.answer('c'));
    EXPECT(!quiz.answer('n'));
    EXPECT(quiz.answer('a'));
    EXPECT(has(quiz.text(), "✗ No: b) that. Because.\n\n"));
    EXPECT(has(quiz.text(), "And now?\na) x"));
    EXPECT(quiz.answer('a'));
    EXPECT(quiz.text() == "✓ Right: a) x. So.");
    EXPECT(!quiz.answer('a'));
    EXPECT(quiz.choices() == 0U);
}

TEST_CASE(a_broken_file_is_nothing_to_practise) {
    const Scratch scratch;
    checks::Practice practice;
    practice.puzzle = small_puzzle();
    practice.questions = {{"?", {"a", "b"}, 1, "why"}};
    checks::write_practice(scratch / "practice.json", practice);
    const checks::Practice read = checks::read_practice(scratch / "practice.json");
    EXPECT(read.puzzle.at(2).after.at(1).name == "A");
    EXPECT(read.questions.at(0).choices.at(1) == "b");
    practice.questions[0].right = 2;
    checks::write_practice(scratch / "practice.json", practice);
    EXPECT(checks::read_practice(scratch / "practice.json").questions.empty());
    EXPECT(checks::read_practice(scratch / "none.json").puzzle.empty());
}

TEST_SUITE_END()
