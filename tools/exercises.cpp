// Checks the learner's exercises: `check`, `list`, and `train` with the learner's own functions.
// build/exercises/NN_name, build/exercises/own/NN_name and build/solutions/NN_name are links to this program; under
// such a name it checks that exercise.
// Exit status: 0 solved, 1 wrong, 77 not started, 2 an invalid command line, or a check that does not exist.
#include "checks/checking.hpp"
#include "checks/judging.hpp"
#include "checks/page.hpp"
#include "checks/sentences.hpp"
#include "checks/verdict_json.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/command_line.hpp"
#include "tools/own_training.hpp"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

using namespace checks;

constexpr int solved = 0, wrong = 1, misused = 2, not_started = 77;

const Workplace place{DEEPSTEPS_SOURCE_DIR, DEEPSTEPS_BUILD_DIR};

void say_waiting() {
    std::cerr << "Another check is running in this folder, such as learn's; this one begins when it ends."
              << std::endl;
}

int status_of(const Verdict& verdict) {
    if (verdict.state == State::solved)
        return solved;
    return verdict.state == State::not_started || verdict.state == State::not_ready ? not_started : wrong;
}

std::vector<Verdict> verdicts_of_all(const std::vector<Exercise>& course) {
    CheckOptions options;
    options.quick = true;
    Checking checking(place, course, course, options);
    if (!fs::exists(place.build / "workers/exercises") &&
        !std::all_of(course.begin(), course.end(), [](const Exercise& e) { return is_untouched(place, e); }))
        std::cerr << "Building the exercises …" << std::endl;
    run(checking, say_waiting);
    return checking.verdicts;
}

/// The first unsolved exercise; those beyond the course come last.
const Exercise* first_unsolved(const std::vector<Exercise>& course) {
    const std::vector<Verdict> verdicts = verdicts_of_all(course);
    for (std::size_t i = 0; i < course.size(); ++i)
        if (verdicts[i].state != State::solved)
            return &course[i];
    return nullptr;
}

int say_all_solved(const Exercise* beyond) {
    std::cout
        << "All exercises of the course are solved. Train on cats with your own functions: ./deepsteps train "
           "--functions exercises\n";
    if (beyond)
        std::cout << "To go beyond the course: open " << beyond->file() << ", then: ./deepsteps check "
                  << beyond->number() << '\n';
    return solved;
}

/// Boost.Test colours its words for a pipe, too.
std::string as_it_goes_out(const std::string& words) {
    static const support::Pattern colours("\x1b\\[[0-9;]*m");
    return support::wants_colour() ? words : colours.replaced(words, "");
}

int say_misunderstood(const std::string& said, const Exercise& exercise,
                      const std::vector<std::string>& boost) {
    std::string given;
    for (const std::string& word : boost)
        given += ' ' + word;
    std::string words = said.substr(0, said.find('\n'));
    words.erase(words.find_last_not_of('.') + 1);
    tools::print_error("Boost.Test does not understand" + given + " (" + words + "). ./deepsteps check " +
                       exercise.number() + " -- --help lists its options.");
    return misused;
}

/// Checks one exercise and prints its page, or Boost.Test's own output if it was given Boost.Test options.
int check_one(const std::vector<Exercise>& course, const Exercise& exercise, const CheckOptions& options,
              bool log) {
    Checking checking(place, course, {exercise}, options);
    run(checking, say_waiting);
    const Verdict& verdict = checking.verdicts.front();
    if (log)
        std::cerr << support::read_file(log_of(place, exercise));
    const bool is_judged = verdict.state != State::not_judged;
    if (!is_judged && checking.judged_with() == misunderstood_options)
        return say_misunderstood(checking.said(), exercise, options.boost);
    const bool boost_prints = !options.boost.empty() && !checking.said().empty() &&
                              (is_judged ? !options.boost.front().starts_with("--run_test")
                                         : checking.judged_with() == asked_for_something_else);
    if (boost_prints)
        std::cout << as_it_goes_out(checking.said());
    else
        std::cout << page_of(verdict, exercise, course,
                             {support::wants_colour(), options.provider, options.boost.empty(), log});
    if (!is_judged && checking.judged_with() == asked_for_something_else) // such as --list_content
        return solved;
    return !is_judged && checking.judged_with() == has_no_such_check ? misused : status_of(verdict);
}

int check_for_programs(const std::vector<Exercise>& course, std::vector<Exercise> which,
                       const CheckOptions& options) {
    if (which.empty())
        which = course;
    Checking checking(place, course, which, options);
    run(checking);
    std::cout << verdicts_json(checking.verdicts, which);
    return std::all_of(checking.verdicts.begin(), checking.verdicts.end(),
                       [](const Verdict& verdict) { return verdict.state == State::solved; })
               ? solved
               : wrong;
}

int check(const std::vector<Exercise>& course, const std::vector<std::string>& words,
          const CheckOptions& options, bool log, bool json) {
    std::vector<Exercise> which;
    for (const std::string& word : words)
        which.push_back(exercise_meant(course, word));
    if (json)
        return check_for_programs(course, which, options);
    if (which.empty()) {
        const Exercise* const next = first_unsolved(course);
        if (next == nullptr || next->further)
            return say_all_solved(next);
        which.push_back(*next);
    }
    int worst = solved;
    for (const Exercise& exercise : which) {
        const int status = check_one(course, exercise, options, log);
        worst = worst == wrong || worst == misused || status == solved ? worst : status;
    }
    return worst;
}

int list(const std::vector<Exercise>& course) {
    const std::vector<Verdict> verdicts = verdicts_of_all(course);
    const Exercise* next = nullptr;
    int total = 0, right = 0;
    bool beyond = false;
    const int width = support::is_terminal() ? support::terminal_width() : 1000;
    for (std::size_t i = 0; i < course.size(); ++i) {
        const State state = verdicts[i].state;
        if (course[i].further && !beyond)
            std::cout << "\nGoing further\n";
        beyond = course[i].further;
        const bool open = state == State::not_started || state == State::not_ready;
        std::string name = course[i].name, words = to_string(state);
        name.resize(34, ' ');
        words.resize(std::max<std::size_t>(words.size(), 16), ' ');
        const std::string sign = state == State::solved ? "✓ " : open ? "· " : "✗ ";
        std::cout << support::cut_to_columns(sign + name + ' ' + words + "  " + course[i].title, width)
                  << '\n';
        if (beyond) // neither counted nor next
            continue;
        ++total;
        right += state == State::solved;
        if (next == nullptr && state != State::solved)
            next = &course[i];
    }
    std::cout << '\n' << right << " of " << total << " solved. Next: ";
    if (next)
        std::cout << "open " << next->file() << ", then: ./deepsteps check " << next->number() << '\n';
    else
        std::cout << "./deepsteps train --functions exercises\n";
    return 0;
}

int print_next(const std::vector<Exercise>& course) {
    if (const Exercise* const next = first_unsolved(course))
        std::cout << next->name << '\n';
    return 0;
}

int print_states(std::vector<Exercise> course) {
    std::erase_if(course, [](const Exercise& exercise) { return exercise.further; });
    const std::vector<Verdict> verdicts = verdicts_of_all(course);
    for (std::size_t i = 0; i < course.size(); ++i)
        std::cout << course[i].name << '\t' << to_string(verdicts[i].state) << '\n';
    return 0;
}

/// This program under an exercise's name: the whole command line goes to Boost.Test.
int check_by_name(const std::vector<Exercise>& course, const fs::path& program, int argc, char** argv) {
    CheckOptions options;
    options.provider = program.parent_path().filename();
    options.boost.assign(argv + 1, argv + argc);
    return check_one(course, exercise_meant(course, program.filename()), options, false);
}

} // namespace

int main(int argc, char** argv) try {
    const std::vector<Exercise> course = read_course(place.project / "exercises/course.json");
    const fs::path program = fs::absolute(argv[0]);
    if (find_exercise(course, program.filename()))
        return check_by_name(course, program, argc, argv);

    std::vector<std::string> words;
    std::string functions = provider::exercises;
    bool own = false, log = false, json = false;
    CheckOptions options;
    const tools::CommandLine commands{
        "./deepsteps",
        "Checks your exercises.",
        {},
        {{"check",
          "check exercises, or the first unsolved one",
          {{"exercise", &words, "numbers, names or files; options after -- go to Boost.Test"},
           {"--own", &own, "on top of your own functions, not the reference"},
           {.name = "--functions",
            .value = &functions,
            .help = "whose functions to check",
            .details = {.one_of = {provider::solutions, provider::exercises},
                        .excludes = {"--own"},
                        .shows_default = true}},
           {"--log", &log, "with the full compiler output"},
           {"--json", &json, "for programs; without a number, all exercises"},
           {"--film", &options.film, "with --json: a small training of exercise 11 or 12 in its place"}}},
         {"list", "all exercises and your progress"},
         {"next", "for programs: the name of the first unsolved exercise, or nothing"},
         {"states", "for programs: every exercise of the course, and how it does"},
         {.name = "train", .description = "train with your own functions", .leaves_rest = true}}};
    // Everything after -- is Boost.Test's, and no exercise.
    char** const dashes =
        std::find_if(argv, argv + argc, [](const char* word) { return std::string(word) == "--"; });
    const tools::Given given = tools::read_command_line(commands, static_cast<int>(dashes - argv), argv);
    if (dashes != argv + argc)
        options.boost.assign(dashes + 1, argv + argc);
    if (functions == provider::solutions && !fs::exists(place.project / "solutions"))
        throw std::runtime_error("this is a student kit, which has no solutions; leave out --functions.");
    options.provider = own ? provider::own : functions;
    if (given.command == "check")
        return check(course, words, options, log, json);
    if (given.command == "list")
        return list(course);
    if (given.command == "next")
        return print_next(course);
    if (given.command == "states")
        return print_states(course);
    return tools::train_with_own_functions(place, course, given.rest);
} catch (const tools::EndsHere& end) {
    return end.say();
} catch (const std::exception& error) {
    tools::print_error(error.what(), "deepsteps");
    return wrong;
}
