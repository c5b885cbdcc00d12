// An exercise program: the cell as in the notebook, then the checks, then the next step.
// Exit status: 0 solved, 1 wrong, 77 not started. Boost.Test's own options work, and its formats keep stdout to
// themselves.
#include "checks/cell.hpp"
#include "checks/course.hpp"
#include "checks/formatter.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn.hpp"

#define BOOST_TEST_NO_MAIN
#include <boost/test/execution_monitor.hpp>
#include <boost/test/results_collector.hpp>
#include <boost/test/results_reporter.hpp>
#include <boost/test/tree/observer.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace fs = std::filesystem;
namespace ut = boost::unit_test;

namespace checks {
extern const char* const provider;
}

namespace {

constexpr int solved = 0, wrong = 1, not_started = 77;
constexpr unsigned seconds_per_check = 3; // a right answer needs milliseconds
const fs::path project = DEEPSTEPS_SOURCE_DIR;

using namespace checks;

/// What is left of the course from this program's exercise on; its first entry is the exercise itself.
std::vector<Exercise> course_from(const fs::path& program) {
    std::vector<Exercise> course = read_course(project / "exercises/course.json");
    const auto self = std::find_if(course.begin(), course.end(),
                                   [&](const Exercise& e) { return e.name == program.filename(); });
    if (self == course.end())
        throw std::runtime_error(program.filename().string() + " is not in exercises/course.json.");
    return {self, course.end()};
}

/// A learner runs the program again after an edit, as a notebook cell: the launcher builds and comes back here.
void rebuild_if_older_than_source(const fs::path& program, const Exercise& exercise, char** argv) {
    const bool fresh = std::getenv("DEEPSTEPS_FRESH") != nullptr; // the launcher has just built it
    const std::string from = provider;
    if (from == "solutions" || fresh)
        return;
    const fs::path source = project / exercise.file(); // if it is not there, the launcher says what to do
    if (fs::exists(source) && fs::last_write_time(source) <= fs::last_write_time(program))
        return;
    const std::string launcher = project / "deepsteps", number = exercise.number();
    std::vector<const char*> words = {launcher.c_str(), "check", number.c_str()};
    if (from == "own")
        words.push_back("--own");
    if (argv[1])
        words.push_back("--");
    for (char** word = argv + 1; *word; ++word)
        words.push_back(*word);
    words.push_back(nullptr);
    execv(launcher.c_str(), const_cast<char* const*>(words.data()));
}

void print_title(const Exercise& exercise) {
    const std::string title = "Exercise " + exercise.number() + " · " + exercise.function();
    std::cout << bold(title) << '\n' << exercise.title << '\n';
    if (provider == std::string("own"))
        std::cout << "(with your own functions for what it builds on)\n";
}

/// What stopped a call; empty if nothing did.
struct Stop {
    std::string sentence;
    bool timed_out = false;
};

/// Calls f. Signals and time limits count as stops as well.
Stop stopped_by(const std::function<void()>& f) {
    boost::execution_monitor monitor;
    monitor.p_catch_system_errors.value = true;
    monitor.p_timeout.value = seconds_per_check * 1000000UL;
    monitor.p_use_alt_stack.value = true;
    try {
        monitor.vexecute(f);
        return {};
    } catch (const boost::execution_exception& stop) {
        return {explain(stop), stop.code() == boost::execution_exception::timeout_error};
    }
}

/// How the cells went.
struct CellsRun {
    std::string missing;    // the function that nobody has written yet, if one is met
    bool timed_out = false; // so would every check
};

/// Runs the cells and, if `print`, shows them.
CellsRun run_cells(const Exercise& exercise, bool print) {
    CellsRun run;
    for (const Cell& cell : cells()) {
        if (print)
            std::cout << "\n"
                      << bold("In") << (cell.edition.empty() ? "" : "  (" + cell.edition + ")") << "\n"
                      << cell.code << "\n"
                      << std::endl;
        Output output;
        const Stop stop = stopped_by([&] {
            try {
                output = cell.output();
            } catch (const dnn::NotImplemented& function) {
                run.missing = function.what();
            }
        });
        run.timed_out = stop.timed_out;
        if (!run.missing.empty())
            return run;
        const std::string text =
            stop.sentence.empty() ? to_text(output) : exercise.function() + " stopped: " + stop.sentence;
        if (print)
            std::cout << bold("Out") << "\n"
                      << text << "\n\n"
                      << bold("Expected output") << "\n"
                      << cell.expected << '\n';
        if (run.timed_out) {
            if (!print)
                std::cout << '\n' << text << '\n'; // all that there is to say
            return run;
        }
    }
    return run;
}

void say_not_started(const Exercise& exercise, const std::string& missing) {
    if (missing == exercise.function())
        std::cout << "Not started. Open " << exercise.file() << ", read what it says, and write " << missing
                  << " between its two marker lines.\nThen: ./deepsteps check " << exercise.number() << '\n';
    else
        std::cout << "Not ready: " << exercise.function() << " builds on " << missing
                  << ", which is not written yet.\nWrite that first, or check with the reference below it: "
                  << "./deepsteps check " << exercise.number() << '\n';
}

/// What is known of the mistake, under the checks that it failed.
void say_mistake() {
    std::optional<Diagnosis> diagnosis;
    const Stop stop = stopped_by([&] { diagnosis = diagnose(); });
    if (stop.sentence.empty() && diagnosis)
        std::cout << '\n' << bold("What it looks like") << '\n' << diagnosis->text << '\n';
}

std::string to_open(const Exercise& exercise) {
    return "open " + exercise.file() + ", then: ./deepsteps check " + exercise.number() + '\n';
}

void say_next(const std::vector<Exercise>& course, bool passed) {
    const Exercise& exercise = course.front();
    const Exercise* const next = course.size() > 1 ? &course[1] : nullptr;
    std::cout << '\n';
    if (!passed)
        std::cout << red("Not yet.") << " Start with the first ✗, mend " << exercise.file()
                  << ", then: ./deepsteps check " << exercise.number() << "\nA hint: ./deepsteps hint "
                  << exercise.number() << '\n';
    else if (provider == std::string("solutions"))
        std::cout << green("All checks pass.") << '\n';
    else if (next && next->further == exercise.further)
        std::cout << green("Solved.") << " Next: " << to_open(*next);
    else if (exercise.further)
        std::cout << green("Solved.") << " That was further than the course goes.\n";
    else {
        std::cout << green("Solved.")
                  << " That was the last one. Next, train on cats with all of your own functions:\n"
                  << "./deepsteps train --functions exercises\n";
        if (next)
            std::cout << "To go further than the course: " << to_open(*next);
    }
}

/// Keeps the verdict, which Boost.Test's options must not change, and stops checks that do not end.
class Verdict : public ut::test_observer {
public:
    bool passed = true;
    int checks = 0;

    void test_unit_finish(const ut::test_unit& unit, unsigned long) override {
        if (unit.p_type != ut::TUT_CASE)
            return;
        ++checks;
        passed = passed && ut::results_collector.results(unit.p_id).passed();
    }
    void test_aborted() override { passed = false; }
};

struct TimeLimits : ut::test_tree_visitor {
    void visit(const ut::test_case& test) override {
        const_cast<ut::test_case&>(test).p_timeout.value = seconds_per_check;
    }
};

/// Options that ask Boost.Test for its own output.
bool wants_boosts_output(int argc, char** argv) {
    for (const char* variable : {"BOOST_TEST_LOG_FORMAT", "BOOST_TEST_LOGGER"})
        if (std::getenv(variable))
            return true;
    return std::any_of(argv + 1, argv + argc, [](const std::string& option) {
        return option.rfind("--run_test", 0) != 0 && option.rfind("-t", 0) != 0 &&
               option.rfind("--result_code", 0) != 0;
    });
}

Verdict verdict;
bool learner_reads = true;

bool set_up() {
    TimeLimits limits;
    ut::traverse_test_tree(ut::framework::master_test_suite(), limits, true);
    ut::framework::register_observer(verdict);
    if (learner_reads) {
        ut::unit_test_log.set_formatter(new LearnerFormatter);
        ut::unit_test_log.set_stream(std::cout);
        ut::unit_test_log.set_threshold_level(ut::log_test_units);
        ut::results_reporter::set_level(ut::NO_REPORT);
    }
    return true;
}

int run(int argc, char** argv) {
    const fs::path program = fs::read_symlink("/proc/self/exe");
    const std::vector<Exercise> course = course_from(program);
    rebuild_if_older_than_source(program, course.front(), argv);

    learner_reads = !wants_boosts_output(argc, argv);
    const bool show_cells = learner_reads && argc == 1;
    if (learner_reads)
        print_title(course.front());
    const CellsRun cells_run = run_cells(course.front(), show_cells);
    if (!cells_run.missing.empty() && learner_reads) {
        say_not_started(course.front(), cells_run.missing);
        return not_started;
    }
    if (cells_run.timed_out && learner_reads) {
        say_next(course, false);
        return wrong;
    }
    if (learner_reads)
        std::cout << '\n' << bold("Checks") << std::endl;
    const int boost_says = ut::unit_test_main(set_up, argc, argv);
    if (verdict.checks == 0)
        return boost_says == 0 ? 0 : 2; // nothing was run: --list_content, or an option that Boost refused
    if (!cells_run.missing.empty())
        return not_started;
    if (learner_reads && !verdict.passed)
        say_mistake();
    if (learner_reads)
        say_next(course, verdict.passed);
    return verdict.passed ? solved : wrong;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
