// The judge of one exercise: its checks, linked with the proxies, question a worker. Their findings go into a report;
// nothing else that it prints counts.
//   judge [OPTION OF BOOST.TEST…] -- REPORT.json SECONDS WHAT WORKER-COMMAND…
// WHAT is "cells" (the notebook's cells, then the checks and a diagnosis, for a learner), "checks" (the checks alone),
// "faults" (cells and checks, with all output kept for what sanitizers print), "film" (a training, and nothing else) or
// "grading" (the checks and a diagnosis, with no output kept; a call that a busy machine made late is made again). With
// "puzzle" (the lines to put in order; no call at all) or "questions" (about a right answer), the file gets a Practice
// instead. The inputs follow from $DEEPSTEPS_SEED.
// Exit status: 0 with a report, 1 without; the others: checks/judging.hpp.
#include "checks/calls.hpp"
#include "checks/check.hpp"
#include "checks/film.hpp"
#include "checks/formula/puzzle.hpp"
#include "checks/formula/questions.hpp"
#include "checks/formula/tree.hpp"
#include "checks/recognition.hpp"
#include "checks/remote.hpp"
#include "checks/report.hpp"
#include "checks/stopped_at.hpp"
#include "dnn/dnn.hpp"

#define BOOST_TEST_NO_MAIN
#include <boost/test/results_collector.hpp>
#include <boost/test/results_reporter.hpp>
#include <boost/test/tree/observer.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <random>
#include <sys/prctl.h>
#include <unistd.h>

namespace ut = boost::unit_test;

namespace {

using namespace checks;

constexpr int reported = 0, failed = 1;

/// It takes a tenth of one; an answer that wants more gets none.
constexpr unsigned seconds_of_diagnosis = 10;

struct CommandLine {
    std::vector<char*> boost; // argv of Boost.Test
    std::filesystem::path report;
    double seconds = 0;
    bool cells = false, diagnosis = false, faults = false, grading = false, film = false, puzzle = false,
         questions = false;
    std::vector<std::string> worker;
};

CommandLine parsed(int argc, char** argv) {
    char** const end = argv + argc;
    char** const dashes = std::find_if(argv, end, [](const char* word) { return std::string(word) == "--"; });
    if (end - dashes < 5)
        throw std::runtime_error("expected -- REPORT SECONDS WHAT WORKER…");
    const std::string what = dashes[3];
    CommandLine line{{argv, dashes},
                     dashes[1],
                     std::stod(dashes[2]),
                     what == "cells" || what == "faults",
                     what == "cells" || what == "grading",
                     what == "faults",
                     what == "grading",
                     what == "film",
                     what == "puzzle",
                     what == "questions",
                     {dashes + 4, end}};
    return line;
}

Report report;
std::vector<Check> all_checks; // none where Boost.Test did not understand its options
bool boost_prints = false;

std::string group_of(const ut::test_unit& unit) {
    return unit.p_labels->empty() ? "" : unit.p_labels->front();
}

/// Puts the findings of each check into the report.
class Collector : public ut::test_observer {
public:
    void test_unit_start(const ut::test_unit& unit) override {
        if (unit.p_type != ut::TUT_CASE)
            return;
        Remote& remote = *Remote::current();
        remote.arguments_changed = false;
        // A graded learner sees findings on the notebook's inputs: they must not depend on any other input.
        if (group_of(unit) == "expected_output")
            remote.stop();
    }

    void test_unit_finish(const ut::test_unit& unit, unsigned long) override {
        if (unit.p_type != ut::TUT_CASE)
            return;
        Check check{unit.p_name.get(), group_of(unit), unit.p_description.get(), false, findings()};
        if (check.group == "arguments" && Remote::current()->arguments_changed)
            check.findings.push_back({"", {ChangedArguments{}}});
        check.passed = check.findings.empty() && ut::results_collector.results(unit.p_id).passed();
        report.checks.push_back(check);
    }
} collector;

/// Knows all checks without running them.
class Lister : public ut::test_tree_visitor {
public:
    void visit(const ut::test_case& unit) override {
        all_checks.push_back({unit.p_name.get(), group_of(unit), unit.p_description.get(), false, {}});
    }
};

bool set_up() {
    constexpr bool even_disabled = true;
    Lister lister;
    ut::traverse_test_tree(ut::framework::master_test_suite(), lister, even_disabled);
    ut::framework::register_observer(collector);
    ut::results_reporter::set_level(ut::NO_REPORT);
    if (!boost_prints)
        ut::unit_test_log.set_threshold_level(ut::log_nothing);
    return true;
}

/// Names what went in and came out as the function's formula does.
void name_as_in_formula(RecordedCall& call) {
    const formula::Function* const function = formula::library().find(call.function);
    if (function == nullptr)
        return;
    const auto name = [](std::vector<Quantity>& all, const std::vector<std::string>& names) {
        for (Quantity& one : all)
            if (const std::size_t place = std::stoul(one.name); place <= names.size())
                one.name = names[place - 1];
    };
    name(call.arguments, function->parameters);
    name(call.right, function->results);
    name(call.got, function->results);
}

/// Runs the cells; false if the checks would add nothing.
bool run_cells(const CommandLine& line) {
    for (const Cell& cell : cells()) {
        CellRun run{cell.edition, cell.code, cell.expected, "", std::nullopt};
        recorded_calls() = &run.calls;
        run.problem = stopped_by([&] { run.output = to_text(cell.output()); });
        recorded_calls() = nullptr;
        std::for_each(run.calls.begin(), run.calls.end(), name_as_in_formula);
        if (report.cells.empty())
            report.printed =
                line.faults ? Remote::current()->take_output() : Remote::current()->first_prints();
        report.cells.push_back(run);
        if (run.problem &&
            (std::holds_alternative<NotWritten>(*run.problem) || Remote::current()->has_given_up()))
            return false;
    }
    return true;
}

void record_the_film() {
    CellRun run;
    run.problem = stopped_by([] { report.film = record_film(report.exercise.substr(3)); });
    report.cells.push_back(run);
}

/// The exit status where Boost.Test has run no check, and ended with `boosts_status`.
int without_checks(const CommandLine& line, int boosts_status) {
    if (boosts_status == 0)
        return asked_for_something_else;
    if (all_checks.empty())
        return misunderstood_options;
    const auto chooses = [](const char* word) {
        return word && (std::string(word).starts_with("--run_test") || std::string(word).starts_with("-t"));
    };
    if (std::none_of(line.boost.begin() + 1, line.boost.end(), chooses))
        return failed;
    report.checks = all_checks;
    write_report(line.report, report);
    return has_no_such_check;
}

/// For a learner, where an exception or an endless loop is.
void look_for_the_line(const CommandLine& line) {
    if (line.cells && !line.faults)
        report.stopped_at = stopped_at(line.worker.back(), Remote::current()->first_where());
}

/// Diagnoses the mistake, if the worker still answers.
void look_for_the_mistake() {
    alarm(seconds_of_diagnosis);
    Remote::current()->starts_generators = true;
    forget_calls = [] { Remote::current()->stop(); };
    stopped_by([] { report.diagnosis = diagnose(); });
}

/// What learn asks for before the last hint, or after a right answer.
void write_practice_for(const CommandLine& line, const std::string& function, std::mt19937& draws) {
    Practice practice;
    if (line.puzzle)
        practice.puzzle = formula::puzzle_of(function, draws);
    Remote::current()->starts_generators = true;
    if (line.questions)
        stopped_by([&] {
            diagnose(); // on its inputs the questions are asked
            if (formula::latest_subject())
                practice.questions = formula::questions_about(*formula::latest_subject(), draws);
        });
    write_practice(line.report, practice);
}

/// No finding would be true.
void end_without_worker() {
    std::_Exit(worker_did_not_start);
}

int judge(int argc, char** argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // the judge ends with its parent, and the worker with the judge
    std::signal(SIGPIPE, SIG_IGN);
    const char* const seed = std::getenv("DEEPSTEPS_SEED");
    std::mt19937 draws(seed ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10))
                            : std::random_device()());
    take_seed();
    CommandLine line = parsed(argc, argv);
    alarm(static_cast<unsigned>(
        std::ceil((line.grading ? 3 : 1) * seconds_per_exercise / seconds_per_call * line.seconds)));
    Remote remote({line.worker, line.seconds, line.grading ? 2 : 1, line.cells,
                   line.grading ? &end_without_worker : nullptr, line.grading ? max_threads : 0});
    Remote::current() = &remote;
    report.exercise = std::filesystem::path(argv[0]).filename();
    if (line.puzzle || line.questions) {
        write_practice_for(line, report.exercise.substr(3), draws);
        return reported;
    }
    boost_prints = line.boost.size() > 1 && !std::string(line.boost[1]).starts_with("--run_test");
    if (line.film)
        record_the_film();
    if (line.film || (line.cells && !run_cells(line))) {
        look_for_the_line(line);
        report.complete = true;
        write_report(line.report, report);
        return reported;
    }
    line.boost.push_back(nullptr);
    const int boosts_status =
        ut::unit_test_main(set_up, static_cast<int>(line.boost.size()) - 1, line.boost.data());
    if (report.checks.empty())
        return without_checks(line, boosts_status);
    if (line.faults)
        report.printed += remote.take_output();
    look_for_the_line(line);
    // Before the diagnosis, so that a fault in it costs nothing.
    report.complete = true;
    write_report(line.report, report);
    if (line.diagnosis && !all_pass(report) && not_written_in(report) == nullptr && !remote.has_given_up()) {
        look_for_the_mistake();
        if (report.diagnosis)
            write_report(line.report, report);
    }
    return reported;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return judge(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "judge: " << error.what() << '\n';
        return failed;
    }
}
