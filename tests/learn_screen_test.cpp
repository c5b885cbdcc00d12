// What ./deepsteps learn shows, without a terminal and without a compiler: texts in columns, tasks, verdicts, screens.
#include "checks/course.hpp"
#include "checks/turn.hpp"
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"
#include "tools/learn/lesson.hpp"
#include "tools/learn/screen.hpp"
#include "tools/learn/watch.hpp"

namespace fs = std::filesystem;
using checks::State, checks::Verdict;
using learn::Size, learn::View;

namespace {

const fs::path project = DEEPSTEPS_SOURCE_DIR;

std::string joined(const std::vector<learn::Line>& lines) {
    std::string text;
    for (const learn::Line& line : lines)
        text += line.text + '\n';
    return text;
}

/// Two of three checks fail, the first with numbers.
Verdict wrong_verdict() {
    Verdict verdict;
    verdict.state = State::wrong;
    verdict.report.complete = true;
    checks::WrongValues::Numbers numbers;
    numbers.shape = {1, 2};
    numbers.differing = 2;
    verdict.report.checks = {
        {"expected_output_v4",
         "expected_output",
         "prints what the notebook prints",
         false,
         {{"", {checks::WrongValues{"Z", numbers}}}}},
        {"cache", "unseen_inputs", "the cache holds A, W and b", true, {}},
        {"unseen_inputs",
         "unseen_inputs",
         "Z = W·A + b",
         false,
         {{"W (4, 3)", {checks::WrongShape{"Z", checks::Shape{3, 4}, checks::Shape{4, 5}}}}}}};
    verdict.report.diagnosis = checks::Diagnosis{{}, "The bias is missing.\nLook at equation (4).", ""};
    verdict.report.printed = "   1.0   2.0\n";
    return verdict;
}

View view_of(const checks::Exercise& exercise) {
    View view;
    view.total = 12;
    view.number = exercise.number();
    view.function = exercise.function();
    view.title = exercise.title;
    view.file = exercise.file();
    view.source = support::read_file(project / "solutions" / (exercise.name + ".cpp"));
    view.keys = {
        {"h", "hint", ""}, {"t", "lesson", ""}, {"n", "next", ""}, {"p", "back", ""}, {"q", "quit", ""}};
    return view;
}

} // namespace

TEST_SUITE(learn_screen)

TEST_CASE(every_lesson_is_shown_in_full_and_fits) {
    for (const checks::Exercise& exercise : checks::read_course(project / "exercises/course.json"))
        for (const int width : {29, 49, 79, 100}) {
            const auto lesson = learn::lesson_of(view_of(exercise).source, width);
            for (const learn::Line& line : lesson)
                EXPECT(support::columns(line.text) <= width, exercise.name << ": " << line.text);
            for (const char* part : {"What to build", "Pitfalls"})
                if (has(view_of(exercise).source, "## " + std::string(part)))
                    EXPECT(has(joined(lesson), part), exercise.name);
            EXPECT(!has(joined(lesson), "|---"), exercise.name);
        }
}

TEST_CASE(a_lesson_without_its_markdown) {
    const std::string lesson =
        "// # Exercise 1: f\n// One *line* of\n// text with `code`:\n//\n//     Z = W\n//\n"
        "// | a | b |\n// |---|---|\n// | `long` | 1 |\n//\n// ## Pitfalls\n//\n// - one\n"
        "// - two\n\n// no lesson\n";
    EXPECT(joined(learn::lesson_of(lesson, 40)) == "One line of text with code:\n\n    Z = W\n\n  a      b\n"
                                                   "  long   1\n\nPitfalls\n\n- one\n- two\n");
    EXPECT(joined(learn::lesson_of("// | word | a longer one |\n// |---|---|\n// | 1 | 2 |\n", 12)) ==
           "  word · a\n      longer\n      one\n  1 · 2\n");
    EXPECT(learn::formula_of(lesson) == "Z = W");
}

TEST_CASE(a_comparison_keeps_what_both_have) {
    EXPECT(learn::diff({"a", "b", "c"}, {"a", "x", "c"}) ==
           (std::vector<std::string>{"  a", "- b", "+ x", "  c"}));
}

TEST_CASE(a_comparison_leaves_out_comments_and_blanks) {
    const std::string file = "// ### START CODE HERE ###\n    Z=W * A; // \"mine\"\n\n    // all of it\n"
                             "    s = \"// kept\";\n// ### END CODE HERE ###\n";
    EXPECT(learn::code_of(file) == (std::vector<std::string>{"    Z=W * A;", "    s = \"// kept\";"}));
    EXPECT(learn::diff({"    Z=W * A;"}, {"  Z = W*A;"}) == (std::vector<std::string>{"      Z=W * A;"}));
}

TEST_CASE(every_screen_fits) {
    Verdict broken;
    broken.state = State::does_not_compile;
    broken.culprit = "03_linear_forward";
    broken.words.assign(40, std::string(300, 'x'));
    for (const checks::Exercise& exercise : checks::read_course(project / "exercises/course.json"))
        for (const Verdict& verdict : {Verdict(), broken, wrong_verdict()})
            for (const std::string& hint : {std::string(), "Hint 3 of 3\n" + exercise.hints.back()})
                for (const Size size : {Size{24, 80}, {60, 200}, {15, 50}, {8, 30}, {4, 20}, {1, 1}}) {
                    View view = view_of(exercise);
                    view.verdict = verdict;
                    view.hint = hint;
                    view.message = std::string(200, 'm');
                    view.focus = hint.empty() ? learn::Focus::none : learn::Focus::hint;
                    const auto lines = learn::draw(view, size).lines;
                    EXPECT(static_cast<int>(lines.size()) <= size.rows);
                    for (const learn::Line& line : lines)
                        EXPECT(support::columns(line.text) <= std::max(size.columns - 1, 10), line.text);
                    if (size.rows >= 8)
                        EXPECT(has(joined(lines), exercise.function().substr(0, 20)));
                    if (size.rows >= 15)
                        EXPECT(hint.empty() != has(joined(lines), "Hint 3 of 3"));
                }
}

// Rows of the screen, by its size: what a learner sees without a key.
struct Seen {
    Size size;
    std::vector<std::string> parts;
    std::vector<std::string> unseen;
};

TEST_CASE(each_size_shows_what_matters_first) {
    const std::vector<Seen> table = {
        {{8, 30}, {"03 linear_forward", "✗ Not yet", "The bias is missing.", "h t n p q"}, {"deepsteps"}},
        {{15, 50},
         {"Exercise 03", "✗ Not yet: 2 of 3", "What it looks like\nThe bias is missing.", "✗ prints what",
          "h hint  t lesson  n next  p back  q quit", "↓ "},
         {"File: exercises/03"}},
        {{24, 80},
         {"File: exercises/03", "The bias is missing.\nLook at equation (4).\n✗ prints what",
          "first at [0, 0]", "Your prints (first call)", "   1.0   2.0", "with W (4, 3)", "got shape (3, 4)",
          "✓ 1 check passes", "↓ "},
         {"Pitfalls"}},
        {{60, 200}, {"The bias is missing.", "✓ 1 check passes", "The lesson", "Shapes"}, {}}};
    for (const Seen& row : table) {
        View view = view_of({"03_linear_forward", "The linear step forward", 10, {}, {}});
        view.verdict = wrong_verdict();
        const std::string screen = joined(learn::draw(view, row.size).lines);
        for (const std::string& part : row.parts)
            EXPECT(has(screen, part), part << "\n" << screen);
        for (const std::string& part : row.unseen)
            EXPECT(!has(screen, part), part << "\n" << screen);
    }
}

TEST_CASE(all_of_it_can_be_scrolled_to) {
    View view = view_of({"03_linear_forward", "The linear step forward", 10, {}, {}});
    view.verdict = wrong_verdict();
    std::string all;
    for (view.top = 0;; ++view.top) {
        const learn::Screen screen = learn::draw(view, {10, 60});
        all += joined(screen.lines);
        EXPECT(screen.rows >= 5);
        if (screen.top < view.top) // the end
            break;
    }
    for (const learn::Line& line : learn::lesson_of(view.source, 59))
        EXPECT(has(all, line.text), line.text);
    view.focus = learn::Focus::lesson;
    EXPECT(learn::draw(view, {24, 80}).lines[4].text == "The lesson");
    view.progress = "checking … 3 s"; // the lesson stays on the screen
    view.focus = learn::Focus::none;
    view.top = 0;
    const std::string screen = joined(learn::draw(view, {24, 80}).lines);
    EXPECT(has(screen, "checking … 3 s"));
    EXPECT(has(screen, "Here the forward pass begins."));
    EXPECT(!has(screen, "checks fail"));
}

TEST_CASE(escape_sequences_are_keys) {
    namespace key = learn::key;
    EXPECT(learn::keys_in("h\x1b[A\x1bOB\x1b[5~n") ==
           (std::string{'h', key::up, key::down, key::page_up, 'n'}));
    EXPECT(learn::keys_in("\x1b[1;5Cq\x01") == (std::string{key::other, 'q', key::other}));
    EXPECT(learn::keys_in("\x1b") == std::string(1, key::other));
}

TEST_CASE(what_stops_every_check_is_told_once) {
    View view = view_of({"03_linear_forward", "The linear step forward", 10, {}, {}});
    view.verdict = wrong_verdict();
    for (int i = 0; i < 3; ++i)
        view.verdict.report.checks[static_cast<std::size_t>(i)] = {
            "c", "shapes", "c", false, {{"", {checks::Threw{"addition: " + std::to_string(i) + "x2"}}}}};
    const std::string screen = joined(learn::draw(view, {60, 80}).lines);
    EXPECT(has(screen, "addition: 0x2"));
    EXPECT(!has(screen, "addition: 1x2"));
    view.verdict.report.checks[2].findings[0].problems = {checks::Threw{"map::at"}}; // another one
    EXPECT(has(joined(learn::draw(view, {60, 80}).lines), "map::at"));
}

TEST_CASE(one_program_at_a_time_has_its_turn) {
    const Scratch scratch;
    checks::Turn mine(scratch.folder), other(scratch.folder), nowhere(scratch / "no/folder");
    EXPECT(mine.take());
    EXPECT(!other.take());
    mine.give_up();
    EXPECT(other.take());
    EXPECT(nowhere.take()); // where none can be made, nobody waits
}

TEST_CASE(what_does_not_compile_is_explained_in_full_below_the_line) {
    const std::string
        line = "      W1 = np.random.randn(n_h, n_x) * 0.01; // and a remark that is longer than the screen",
        caret = "             ^";
    View view = view_of({"01_initialize_parameters", "Draw the parameters", 10, {}, {}});
    view.verdict.state = State::does_not_compile;
    view.verdict.culprit = "01_initialize_parameters";
    view.verdict.words = {
        "exercises/01_initialize_parameters.cpp:61", line, caret,
        "In C++ a namespace is followed by ::, and so is an enum such as Activation; the dot is for "
        "the members of an object."};
    const std::string screen = joined(learn::draw(view, {24, 60}).lines);
    EXPECT(has(screen, "  " + line.substr(0, 50)));
    EXPECT(has(screen, "\n  " + caret + '\n'));
    EXPECT(has(screen, "\n  In C++ a namespace"));
    EXPECT(has(screen, "the members of an\n    object.\n"), screen);
}

TEST_CASE(a_picture_is_shown_as_it_was_drawn) {
    for (const Size size : {Size{24, 80}, {60, 200}, {15, 50}, {8, 30}}) {
        View view;
        view.page_title = "What your function does";
        view.keys = {{"n", "next", ""}, {"q", "quit", ""}, {"any other key", "back", ""}};
        view.drawn = true;
        const std::string painted = "\x1b[30;48;5;25mo\x1b[48;5;166mx\x1b[0m";
        view.page.assign(static_cast<std::size_t>(learn::rows_of_page(size)), painted);
        int shown = 0;
        for (const learn::Line& line : learn::draw(view, size).lines) {
            shown += learn::paint(line, true) == painted ? 1 : 0;
            EXPECT(!has(line.text, "↓"));
        }
        EXPECT(shown == learn::rows_of_page(size));
        EXPECT(shown >= size.rows - 6);
    }
}

TEST_CASE(a_right_answer_is_warned_of_what_cpp_leaves_open) {
    View view = view_of({"03_linear_forward", "The linear step forward", 10, {}, {}});
    view.verdict.state = State::solved;
    view.verdict.cautions = {"exercises/03_linear_forward.cpp:60: is `S` meant to be a matrix?"};
    view.hint =
        "A question about your code\nWhich one?\na) this\nb) that, which is longer than a line is wide";
    const std::string screen = joined(learn::draw(view, {24, 50}).lines);
    EXPECT(has(screen,
               "✓ Solved! Well done. n moves on.\nTake care\nexercises/03_linear_forward.cpp:60: is `S`"),
           screen);
    EXPECT(has(screen, "\nb) that, which is longer than a line is wide\n"), screen);
}

TEST_CASE(keys_are_joined_alike_everywhere) {
    const std::vector<learn::Key> keys = {{"h", "hint", ""}, {"n", "next", ""}};
    EXPECT(learn::in_words(keys) == "h hint  n next");
    View view;
    view.keys = keys;
    EXPECT(learn::draw(view, {20, 80}).lines.back().text == "h hint  n next");
    EXPECT(learn::draw(view, {3, 12}).lines.back().text.starts_with("h n"));
}

TEST_CASE(colours_only_where_they_are_wanted) {
    EXPECT(learn::paint({"✓ Z", true}, false) == "✓ Z");
    EXPECT(has(learn::paint({"✓ Z", true}, true), "\x1b[32m✓"));
    EXPECT(has(learn::paint({"✗ Z"}, true), "\x1b[31m✗"));
}

TEST_CASE(the_watch_tells_a_replaced_file_once_it_rests) {
    const Scratch scratch;
    scratch.text("a.cpp", "old");
    scratch.text("b.cpp", "b");
    learn::Watch watch(scratch.folder, {"a.cpp", "b.cpp"});
    EXPECT(watch.changed().empty());
    scratch.text("new", "new");
    fs::rename(scratch / "new", scratch / "a.cpp");
    EXPECT(watch.changed().empty()); // not yet: an editor may be writing
    usleep(60000);
    EXPECT((watch.changed() == std::set<std::size_t>{0}));
    EXPECT(watch.changed().empty());
    fs::remove(scratch / "b.cpp");
    watch.changed();
    usleep(60000);
    EXPECT((watch.changed() == std::set<std::size_t>{1}));
}

TEST_SUITE_END()
