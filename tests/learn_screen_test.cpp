// What ./deepsteps learn shows, without a terminal and without a compiler: texts in columns, tasks, verdicts, screens.
#include <boost/test/unit_test.hpp>

#include "checks/course.hpp"
#include "dnn/support/files.hpp"
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
    view.keys = learn::all_keys;
    return view;
}

} // namespace

BOOST_AUTO_TEST_SUITE(learn_screen)

BOOST_AUTO_TEST_CASE(every_task_has_a_short_form) {
    for (const checks::Exercise& exercise : checks::read_course(project / "exercises/course.json")) {
        const auto task = learn::task_of(view_of(exercise).source, 77);
        BOOST_TEST(task.size() >= 3, exercise.name);
        for (const std::string& line : task)
            BOOST_TEST(support::columns(line) <= 77, exercise.name << ": " << line);
    }
}

BOOST_AUTO_TEST_CASE(a_comparison_keeps_what_both_have) {
    BOOST_TEST(learn::diff({"a", "b", "c"}, {"a", "x", "c"}) ==
                   (std::vector<std::string>{"  a", "- b", "+ x", "  c"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_screen_fits) {
    Verdict broken;
    broken.state = State::does_not_compile;
    broken.culprit = "03_linear_forward";
    broken.words.assign(40, std::string(300, 'x'));
    for (const checks::Exercise& exercise : checks::read_course(project / "exercises/course.json"))
        for (const Verdict& verdict : {Verdict(), broken, wrong_verdict()})
            for (const std::string& hint : {std::string(), "Hint 3 of 3\n" + exercise.hints.back()})
                for (const Size size : {Size{24, 80}, {60, 200}, {10, 40}, {4, 20}, {1, 1}}) {
                    View view = view_of(exercise);
                    view.verdict = verdict;
                    view.hint = hint;
                    view.message = std::string(200, 'm');
                    const auto lines = learn::draw(view, size);
                    BOOST_TEST(static_cast<int>(lines.size()) <= size.rows);
                    for (const learn::Line& line : lines)
                        BOOST_TEST(support::columns(line.text) <= std::max(size.columns - 1, 10), line.text);
                    if (size.rows < 24)
                        continue;
                    BOOST_TEST(lines.back().text == learn::all_keys);
                    BOOST_TEST(has(joined(lines), exercise.function()));
                    BOOST_TEST(has(joined(lines), "File: " + exercise.file()));
                    BOOST_TEST(hint.empty() != has(joined(lines), "Hint 3 of 3"));
                }
}

BOOST_AUTO_TEST_CASE(what_does_not_compile_is_explained_in_full_below_the_line) {
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
    const std::string screen = joined(learn::draw(view, {24, 60}));
    BOOST_TEST(has(screen, "  " + line.substr(0, 50)));
    BOOST_TEST(has(screen, "\n  " + caret + '\n'));
    BOOST_TEST(has(screen, "\n  In C++ a namespace"));
    BOOST_TEST(has(screen, "the members of an\n  object.\n"), screen);
}

BOOST_AUTO_TEST_CASE(what_is_cut_says_where_all_of_it_is) {
    View view = view_of({"03_linear_forward", "The linear step forward", 10, {}, {}});
    view.verdict = wrong_verdict();
    std::string screen = joined(learn::draw(view, {24, 80}));
    for (const char* part :
         {"2 of 3 checks fail", "first at [0, 0]", "What it looks like", "The bias is missing."})
        BOOST_TEST(has(screen, part), part << "\n" << screen);
    BOOST_TEST(has(joined(learn::draw(view, {60, 120})), "   1.0   2.0"));
    BOOST_TEST(!has(screen, "got shape (3, 4)"));
    view.verdict.report.checks[0].findings.assign(40, {"", {checks::BrokenRule{"a detail"}}});
    screen = joined(learn::draw(view, {24, 80}));
    BOOST_TEST(has(screen, "… in full: ./deepsteps check 03"), screen);
    view.progress = "checking … 3 s";
    BOOST_TEST(!has(joined(learn::draw(view, {24, 80})), "checks fail"));
}

BOOST_AUTO_TEST_CASE(colours_only_where_they_are_wanted) {
    BOOST_TEST(learn::paint({"✓ Z", true}, false) == "✓ Z");
    BOOST_TEST(has(learn::paint({"✓ Z", true}, true), "\x1b[32m✓"));
    BOOST_TEST(has(learn::paint({"✗ Z"}, true), "\x1b[31m✗"));
}

BOOST_AUTO_TEST_CASE(the_watch_tells_a_replaced_file_once_it_rests) {
    const Scratch scratch;
    scratch.text("a.cpp", "old");
    scratch.text("b.cpp", "b");
    learn::Watch watch(scratch.folder, {"a.cpp", "b.cpp"});
    BOOST_TEST(watch.changed().empty());
    scratch.text("new", "new");
    fs::rename(scratch / "new", scratch / "a.cpp");
    BOOST_TEST(watch.changed().empty()); // not yet: an editor may be writing
    usleep(60000);
    BOOST_TEST((watch.changed() == std::set<std::size_t>{0}));
    BOOST_TEST(watch.changed().empty());
    fs::remove(scratch / "b.cpp");
    watch.changed();
    usleep(60000);
    BOOST_TEST((watch.changed() == std::set<std::size_t>{1}));
}

BOOST_AUTO_TEST_SUITE_END()
