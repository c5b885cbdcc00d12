// Verdicts as data: every kind of problem for every reader, to JSON and back, and no trace of an unseen input in what a
// learner may see.
#include "checks/build_log.hpp"
#include "checks/judging.hpp"
#include "checks/not_judged.hpp"
#include "checks/page.hpp"
#include "checks/report.hpp"
#include "checks/sentences.hpp"
#include "checks/verdict_json.hpp"
#include "dnn/support/json.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"
#include "tools/grade/judging/points.hpp"
#include "tools/grade/report/results.hpp"
#include "tools/learn/screen.hpp"

#include <csignal>
#include <limits>
#include <random>

// The tests are compiled as one, and these names are common.
namespace verdict_test {

using namespace checks;

namespace {

/// One problem of each kind, with `secret` wherever a learner's function chooses a word, and `number` wherever it
/// chooses a number.
std::vector<Problem> all_problems(const std::string& secret, std::uint64_t number) {
    const auto value = static_cast<double>(number);
    WrongValues::Numbers numbers{{4, 5}, number, {number, 1}, value, value, {2, number}, value};
    return {WrongShape{"Z", Shape{number, number}, Shape{4, number}},
            WrongValues{"dW", numbers, 0.25},
            WrongNumber{"cost", WrongNumber::Numbers{value, value}},
            WrongCount{"caches", static_cast<std::int64_t>(number), 3, "one per layer"},
            MissingKey{"grads", secret, std::vector{secret}},
            ExtraKey{"parameters", secret, {"W1", secret}},
            ChangedArguments{},
            BrokenRule{secret},
            NotWritten{secret},
            Threw{secret},
            Crashed{SIGABRT, secret},
            Exited{},
            TimedOut{3},
            PrintedTooMuch{},
            OutOfMemory{},
            Nonsense{},
            TooManyThreads{200}};
}

const Exercise exercise{"03_linear_forward", "The linear step forward", 10, {}, {}};

Verdict verdict_with(const Problem& problem) {
    Verdict verdict;
    verdict.state = State::wrong;
    verdict.report.exercise = exercise.name;
    verdict.report.complete = true;
    verdict.report.checks = {{"cache", "unseen_inputs", "the cache holds A", true, {}},
                             {"unseen", "unseen_inputs", "Z = W·A + b", false, {{"W (4, 3)", {problem}}}}};
    return verdict;
}

std::string screen_of(const Verdict& verdict) {
    learn::View view;
    view.number = exercise.number();
    view.file = exercise.file();
    view.verdict = verdict;
    std::string text;
    for (const learn::Line& line : learn::draw(view, {60, 200}).lines) {
        const bool goes_on = line.text.starts_with("      "); // a wrapped line
        text += (goes_on ? ' ' : '\n') + line.text.substr(goes_on ? 6 : 0);
    }
    return text;
}

grade::ExerciseResult graded(const Verdict& verdict) {
    grade::ExerciseResult result;
    result.exercise = exercise.name;
    result.outcome = grade::Outcome::graded;
    result.max_points = exercise.points;
    result.report = verdict.report;
    grade::give_points(result);
    return result;
}

/// Everything that a graded learner gets to read.
std::string read_by_graded_learner(const Verdict& verdict) {
    const grade::Run run{{exercise}, 7, grade::SandboxKind::bubblewrap, "v1"};
    const grade::Record record{"ada", "1", "ada", "", {}, {graded(verdict)}};
    return grade::feedback_text(graded(verdict)) + grade::feedback_html(record, run) +
           grade::junit_xml(record, run) + grade::results_json(record, run);
}

} // namespace

TEST_SUITE(verdict)

TEST_CASE(every_kind_is_rendered_for_every_reader) {
    const std::vector<Problem> all = all_problems("a word or two", 7);
    EXPECT(all.size() == std::variant_size_v<Problem::variant>);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT(all[i].index() == i);
        const std::string said = sentence(all[i]), told = sentence(redacted(all[i]));
        EXPECT(said.size() > 10, said);
        EXPECT(told.size() > 5, told);
        const std::string first_line = said.substr(0, said.find('\n'));
        const Verdict verdict = verdict_with(all[i]);
        const std::string page = page_of(verdict, exercise, {exercise}, {false, "exercises", true, false});
        EXPECT(has(page, "✗ Z = W·A + b\n    with W (4, 3)\n    " + first_line), page);
        EXPECT(has(screen_of(verdict), first_line), screen_of(verdict));
        const std::string feedback = grade::feedback_text(graded(verdict));
        EXPECT(has(feedback, "not yet: Z = W·A + b (" + told.substr(0, told.find('\n')) + ")"), feedback);
        const grade::Record record{"ada", "1", "ada", "", {}, {graded(verdict)}};
        EXPECT(has(grade::details_text(record, {{exercise}, 7, grade::SandboxKind::bubblewrap, "v1"}),
                   first_line));
    }
}

TEST_CASE(every_kind_comes_back_from_json) {
    const double nan = std::numeric_limits<double>::quiet_NaN(),
                 inf = std::numeric_limits<double>::infinity();
    std::vector<Problem> all = all_problems("ü\"\n\x1b", 123456789012345);
    for (const Problem& problem : all_problems("x", 3))
        all.push_back(redacted(problem));
    all.push_back(WrongNumber{"cost", WrongNumber::Numbers{nan, -inf}});
    for (const Problem& problem : all) {
        Report report = verdict_with(problem).report;
        report.diagnosis = Diagnosis{{{"an-id", "its words"}, {"another", ""}}, "a text", "a safe one"};
        report.stopped_at =
            SourceLine{"exercises/03_linear_forward.cpp", 61, SourceLine::Stop::out_of_memory, ""};
        const Quantity matrix{"Z", "", Shape{1, 2}, {nan, 0.1}, {}};
        report.cells = {
            {"v4", "f()", "Z", "", problem, {{"f", {matrix}, {{"g", "relu", {}, {}, {matrix}}}, {}}}}};
        const auto read = report_of(to_json(report));
        REQUIRE(read.has_value());
        EXPECT(to_json(*read) == to_json(report));
        EXPECT(sentence(read->checks[1].findings[0].problems[0]) == sentence(problem));
    }
    EXPECT(!report_of("").has_value());
    EXPECT(!report_of("{\"format\": 0}").has_value());
    std::string other = to_json({});
    const std::string format = std::to_string(checks::report_format) + ',';
    other.replace(other.find(format), format.size(), "999,");
    EXPECT(!report_of(other).has_value());
    const std::string whole = to_json(verdict_with(Exited{}).report);
    for (std::size_t bytes = 0; bytes + 2 < whole.size(); bytes += 7)
        EXPECT(!report_of(whole.substr(0, bytes)).has_value());
}

TEST_CASE(where_a_call_was_stopped_is_told_to_its_author_alone) {
    using Stop = SourceLine::Stop;
    Verdict verdict = verdict_with(Threw{"addition"});
    verdict.report.diagnosis = Diagnosis{{{"no-bias", "no bias"}}, "Z is W·A.", "Z is W·A."};
    for (const auto& [stop, words] :
         {std::pair(Stop::threw, ":61 is where the exception came from."),
          {Stop::timed_out, ":61 was running when the time was over."},
          {Stop::out_of_memory, ":61 was running when all memory was used up."}}) {
        verdict.report.stopped_at = SourceLine{"exercises/03_linear_forward.cpp", 61, stop, "    Z = A + b;"};
        const support::Json json = support::parsed_json(verdicts_json({verdict}, {exercise}));
        const support::Json& where = json.at("exercises").at(0).at("where");
        EXPECT(has(where.at("sentence").get<std::string>(), words));
        EXPECT(where.at("text") == "    Z = A + b;");
        for (const std::string& text : {page_of(verdict, exercise, {exercise}, {}), screen_of(verdict)}) {
            EXPECT(has(text, words), text);
            EXPECT(has(text, "Z = A + b;"), text);
            EXPECT(has(text, "Z is W·A."), text); // which it does not replace
        }
        EXPECT(!has(grade::feedback_text(graded(verdict)), words));
        Verdict later =
            verdict_with(WrongNumber{"cost", std::nullopt}); // in which it follows from what has a name
        later.report.stopped_at = verdict.report.stopped_at;
        EXPECT(has(page_of(later, exercise, {exercise}, {}), words));
        later.report.diagnosis = verdict.report.diagnosis;
        EXPECT(!has(page_of(later, exercise, {exercise}, {}), words));
    }
}

// Exceptions, keys and names that look like the grader's own words, and numbers in whatever form.
TEST_CASE(no_unseen_number_reaches_a_graded_learner) {
    std::mt19937 draws(2026);
    const std::vector<std::string> disguises = {"it tells ",
                                                "it ",
                                                "expected shape (",
                                                "grade::WorkerStopped: it tells ",
                                                "checks::Stopped: ",
                                                "it threw an exception: ",
                                                "W1",
                                                "",
                                                "\n",
                                                "not yet: ",
                                                "addition: incompatible matrix dimensions: ",
                                                "What it looks like: ",
                                                "</p><p>",
                                                std::string("\0", 1)};
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t number = 100000000 + draws() % 900000000;
        const std::string digits = std::to_string(number);
        const std::string secret =
            disguises[draws() % disguises.size()] + digits + disguises[draws() % disguises.size()];
        for (const Problem& problem : all_problems(secret, number)) {
            Verdict verdict = verdict_with(problem);
            verdict.report.printed = secret;
            verdict.report.diagnosis = Diagnosis{{}, "made of " + digits, "made of a number"};
            const std::string read = read_by_graded_learner(verdict);
            EXPECT(has(read, "made of a number"), read);
            EXPECT(!has(read, digits), read);
            // In any form in which a number of that many digits may be printed.
            EXPECT(!has(read, digits.substr(0, 5)), read);
        }
    }
}

TEST_CASE(what_is_printed_cannot_drive_a_terminal) {
    for (const Problem& problem : all_problems("\x1b[2J\x1b]0;x\x07\u202e", 7)) {
        Verdict verdict = verdict_with(problem);
        verdict.report.printed = "\x1b[31m\x07";
        verdict.report.cells = {{"v4", "f()", "Z", "", problem}};
        for (const std::string& text : {page_of(verdict, exercise, {exercise}, {}), screen_of(verdict)})
            EXPECT(text.find_first_of("\x1b\x07") == std::string::npos);
    }
}

TEST_CASE(programs_get_the_sentences_and_the_data_of_every_kind) {
    const std::string stranger = "</script>\x1b[2J\xff";
    for (const Problem& problem : all_problems(stranger, 7)) {
        Verdict verdict = verdict_with(problem);
        verdict.report.diagnosis = Diagnosis{{{"no-bias", "no bias"}}, "Z is W·A.", ""};
        const support::Json json = support::parsed_json(verdicts_json({verdict}, {exercise}));
        EXPECT(json.at("format") == verdicts_format);
        const support::Json& one = json.at("exercises").at(0);
        EXPECT(one.at("exercise") == exercise.name);
        EXPECT(one.at("state") == "wrong");
        EXPECT(one.at("diagnosis") == "Z is W·A.");
        EXPECT(one.at("stopped").is_null());
        EXPECT(one.at("checks").at(0).at("passed") == true);
        EXPECT(!one.at("checks").at(1).at("findings").at(0).get<std::string>().empty());
        EXPECT(one.at("report").at("checks").at(1).at("findings").at(0).at("problems").size() == 1U);
    }
}

TEST_CASE(every_state_has_a_page) {
    for (int i = 0; i <= static_cast<int>(State::solved); ++i) {
        Verdict verdict = verdict_with(Exited{});
        verdict.state = static_cast<State>(i);
        verdict.words = {"words"};
        verdict.not_written = "linear_forward";
        EXPECT(page_of(verdict, exercise, {exercise}, {}).size() > 20);
        EXPECT(to_string(verdict.state).size() > 3);
        EXPECT(screen_of(verdict).size() > 20);
    }
}

TEST_CASE(the_first_error_of_the_right_exercise) {
    const Exercise other{"05_L_model_forward", "", 10, {}, {}};
    const std::string log =
        "[1/4] Building CXX object exercise_03_linear_forward.cpp.o\n"
        "FAILED: exercise_03_linear_forward.cpp.o \n/usr/bin/c++ -O2 -c exercises/03_linear_forward.cpp\n"
        "exercises/03_linear_forward.cpp: In function ‘f’:\n"
        "exercises/03_linear_forward.cpp:9:1: error: first\n    9 | x\n"
        "exercises/03_linear_forward.cpp:10:1: error: second\n"
        "[2/4] Linking\nFAILED: exercise_05_L_model_forward.cpp.o\na.cpp:1:1: error: other\nninja: build "
        "stopped\n";
    const Verdict verdict = failure_in(log, {exercise}, "");
    EXPECT((verdict.state == State::does_not_compile));
    EXPECT(verdict.culprit == exercise.name);
    EXPECT(verdict.words.at(0) == "exercises/03_linear_forward.cpp:9");
    EXPECT(std::count(verdict.words.begin(), verdict.words.end(), "first") == 1);
    EXPECT(std::count(verdict.words.begin(), verdict.words.end(), "second") == 0);
    EXPECT(has_failed(log, other));
    EXPECT(!has_failed(log, {"04_linear_activation_forward", "", 10, {}, {}}));
    EXPECT(failure_in(log, {other, exercise}, "").culprit == exercise.name);
    EXPECT((failure_in("ninja: error: no\n", {exercise}, "").state == State::not_built));
}

TEST_CASE(a_refused_system_call_is_no_crash) {
    const char* const refused = "it was ended for a system call that graded code may not make";
    EXPECT(checks::sentence(checks::redacted(Crashed{SIGSYS, "words"})) == refused);
    EXPECT(checks::sentence(checks::redacted(Crashed{SIGTRAP, std::nullopt})) == "it crashed");
}

TEST_CASE(a_judge_without_a_result_is_no_fault_of_the_build) {
    const auto page = [](int status, const std::string& output, const Report& left = {}) {
        return page_of(not_judged(status, output, left, exercise, {"--run_test=@gradients"}), exercise,
                       {exercise}, {});
    };
    EXPECT(has(page(SIGTERM, ""), "ended by a signal (Terminated)"));
    EXPECT(has(page(SIGTERM, ""), "03_linear_forward.cpp did: does it call kill?"));
    EXPECT(has(page(1 << 8, "judge: no\nspace"), "ended without a result, and said: judge: no"));
    Report all;
    all.checks = {{"shapes", "shapes", "", false, {}}, {"bias", "properties", "", false, {}}};
    EXPECT(page(has_no_such_check << 8, "", all) ==
           "No check of exercise 03 is called @gradients.\n"
           "Its groups: @shapes, @properties\n"
           "Its checks: shapes, bias\n"
           "So there is no verdict. To check all of it: ./deepsteps check 03\n");
}

TEST_SUITE_END()
} // namespace verdict_test
