#include "checks/checking.hpp"

#include "checks/build_log.hpp"
#include "checks/built_source.hpp"
#include "checks/compiler/errors.hpp"
#include "checks/judging.hpp"
#include "checks/left_over_memory.hpp"
#include "checks/memory_fault.hpp"
#include "checks/not_judged.hpp"
#include "checks/report.hpp"
#include "checks/sentences.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace checks {
namespace {

const char* const with_sanitizers = "sanitized"; // the folder of these workers

/// The check with a memory fault among its findings.
const Check* with_memory_fault(const Report& report) {
    const auto has_fault = [](const Check& check) {
        return std::any_of(check.findings.begin(), check.findings.end(), [](const Finding& f) {
            return std::any_of(f.problems.begin(), f.problems.end(), is_memory_fault);
        });
    };
    const auto found = std::find_if(report.checks.begin(), report.checks.end(), has_fault);
    return found == report.checks.end() ? nullptr : &*found;
}

/// Where nothing else need be looked for: any line might stand beside it.
bool explains_itself(const Problem& stop) {
    return std::holds_alternative<PrintedTooMuch>(stop) || std::holds_alternative<Exited>(stop);
}

} // namespace

Checking::Checking(Workplace the_place, std::vector<Exercise> the_course, std::vector<Exercise> the_which,
                   CheckOptions the_options)
    : verdicts(the_which.size()), place(std::move(the_place)), course(std::move(the_course)),
      which(std::move(the_which)), options(std::move(the_options)),
      folder(std::make_shared<support::TemporaryFolder>("check")), turn(std::make_shared<Turn>(place.build)) {
}

std::string Checking::worker_of(const Exercise& exercise) const {
    return "workers/" + options.provider + "/" + exercise.name;
}

/// The exercises whose files a worker is built from, its own first.
std::vector<Exercise> Checking::files_in(const Exercise& exercise) const {
    std::vector<Exercise> files = {exercise};
    if (options.provider == provider::own)
        for (std::size_t i = 0; i < files.size(); ++i)
            for (const std::string& name : std::vector(files[i].builds_on))
                if (std::none_of(files.begin(), files.end(),
                                 [&](const Exercise& e) { return e.name == name; }))
                    files.push_back(*find_exercise(course, name));
    return files;
}

void Checking::look_at_files() {
    if (options.provider == provider::solutions || options.provider == provider::stubs)
        return;
    for (std::size_t i = 0; i < which.size(); ++i)
        for (const Exercise& exercise : files_in(which[i])) {
            if (verdicts[i].state != State::unknown)
                continue;
            verdicts[i].state = file_state(place, exercise);
            verdicts[i].culprit = exercise.name;
            if (verdicts[i].state != State::unknown)
                continue;
            // Its cells, which nobody asks for here, would say no more.
            if (options.quick && exercise.name == which[i].name && is_untouched(place, exercise)) {
                verdicts[i].state = State::not_started;
                verdicts[i].not_written = exercise.function();
                continue;
            }
            std::error_code none;
            // Once the file that stood in for it is gone, CMake looks again.
            fs::remove(place.build / "checks/missing" / (exercise.name + ".cpp"), none);
            sources.emplace_back(place, exercise).forget_others();
        }
}

Command Checking::build_command() const {
    if (step == Step::build_with_sanitizers)
        return ninja_command(place, {std::string("workers/") + with_sanitizers + "/" + which[index].name});
    std::vector<std::string> targets;
    for (std::size_t i = 0; i < which.size(); ++i)
        if (verdicts[i].state == State::unknown)
            targets.insert(targets.end(), {"judges/" + which[i].name, worker_of(which[i])});
    return ninja_command(place, targets);
}

Command Checking::judge_command(const std::string& what, const std::vector<std::string>& boost,
                                const Command& worker) const {
    return command_of_judge(place, which[index], report(), what, boost, worker);
}

std::optional<Command> Checking::next() {
    if (step == Step::begin || step == Step::wait) {
        step = turn->take() ? Step::build : Step::wait;
        if (step == Step::wait)
            return turn->wait();
        look_at_files();
        if (std::any_of(verdicts.begin(), verdicts.end(),
                        [](const Verdict& v) { return v.state == State::unknown; }))
            return build_command();
        step = Step::judge;
    }
    if (step == Step::judge) {
        while (index < which.size() && verdicts[index].state != State::unknown)
            ++index;
        if (index < which.size()) {
            fs::remove(report());
            return judge_command(options.film                              ? "film"
                                 : options.quick || !options.boost.empty() ? "checks"
                                                                           : "cells",
                                 options.boost, command_of_worker(place.build / worker_of(which[index])));
        }
        step = Step::end;
        turn->give_up();
    }
    if (step == Step::build_with_sanitizers)
        return build_command();
    if (step == Step::judge_with_sanitizers) {
        const Check* const check = with_memory_fault(verdicts[index].report);
        std::vector<std::string> boost;
        if (check)
            boost = {"--run_test=" + check->name};
        return judge_command("faults", boost,
                             {"ASAN_OPTIONS=detect_leaks=0:handle_abort=1:allocator_may_return_null=0",
                              "UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1",
                              place.build / "workers" / with_sanitizers / which[index].name});
    }
    return std::nullopt;
}

void Checking::ended(int status, const std::string& output) {
    const bool failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    switch (step) {
    case Step::build:
        built(output, failed);
        step = Step::judge;
        return;
    case Step::judge:
        judged(status, output);
        if (verdicts[index].state == State::wrong && !options.quick && options.boost.empty() &&
            options.provider == provider::exercises && first_problem(verdicts[index].report) &&
            (with_memory_fault(verdicts[index].report) ||
             is_memory_fault(*first_problem(verdicts[index].report))))
            step = Step::build_with_sanitizers;
        else
            ++index;
        return;
    case Step::build_with_sanitizers:
        step = failed ? Step::judge : Step::judge_with_sanitizers;
        index += failed ? 1 : 0;
        return;
    case Step::judge_with_sanitizers: {
        const std::optional<Report> seen = read_report(report());
        verdicts[index].fault =
            memory_fault_in(seen ? seen->printed : "", place.project, which[index].file());
        step = Step::judge;
        ++index;
        return;
    }
    default:
        return;
    }
}

/// Separates what ninja has built from what it has not.
void Checking::built(const std::string& log, bool failed) {
    const std::string words = relative_to(place, log);
    fs::create_directories(place.build / "checks/logs");
    bool named = false; // the failures belong to exercises, not to shared code
    for (const Exercise& exercise : course) {
        named = named || has_failed(words, exercise);
        // The compiler's last output stays until it compiles again.
        if (const std::string part = part_of(words, exercise); !part.empty())
            support::write_atomically(log_of(place, exercise), [&](std::ostream& out) { out << part; });
    }
    for (std::size_t i = 0; i < which.size(); ++i) {
        if (verdicts[i].state != State::unknown)
            continue;
        const std::vector<Exercise> mine = files_in(which[i]);
        const bool broken =
            std::any_of(mine.begin(), mine.end(), [&](const Exercise& e) { return has_failed(words, e); });
        if (broken || (failed && !named))
            verdicts[i] = failure_in(words, mine, place.project);
    }
    if (failed && !named)
        return;
    for (const BuiltSource& source : sources)
        if (!has_failed(words, source.exercise()))
            source.keep();
}

void Checking::judged(int status, const std::string& output) {
    Verdict& verdict = verdicts[index];
    const Exercise& exercise = which[index];
    boosts_words += options.boost.empty() ? "" : output;
    judges_status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    const std::optional<Report> seen = read_report(report());
    verdict.state = State::wrong;
    if (seen)
        verdict.report = *seen;
    if (std::optional<SourceLine>& at = verdict.report.stopped_at)
        at->text = text_of_line(place.project / at->file, at->line);
    if (!seen || !seen->complete) {
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
            verdict.stopped = TimedOut{seconds_per_exercise};
        else
            verdict = not_judged(status, output, verdict.report, exercise, options.boost);
        return;
    }
    if (all_pass(*seen) || seen->film) {
        verdict.state = State::solved;
        if (!options.quick && options.provider != provider::solutions)
            verdict.cautions = undefined_lines(support::read_file(log_of(place, exercise)), exercise.file(),
                                               support::read_file(place.project / exercise.file()));
    } else if (const NotWritten* const missing = not_written_in(*seen)) {
        const std::vector<Exercise> mine = files_in(exercise);
        const auto one = std::find_if(mine.begin(), mine.end(),
                                      [&](const Exercise& e) { return e.function() == missing->function; });
        if (one != mine.end()) {
            verdict.state = one == mine.begin() ? State::not_started : State::not_ready;
            verdict.not_written = missing->function;
            verdict.throw_left = has_lines_beside_its_throw(support::read_file(place.project / one->file()));
        }
    }
    if (verdict.state == State::wrong)
        look_at_the_lines(verdict, exercise);
}

/// What the learner's lines tell, by themselves and together with the numbers.
void Checking::look_at_the_lines(Verdict& verdict, const Exercise& exercise) const {
    if (const Problem* const first = first_problem(verdict.report); first && explains_itself(*first))
        return;
    const std::string text = support::read_file(place.project / exercise.file());
    verdict.likely = likely_mistakes(support::read_file(log_of(place, exercise)), exercise.file(), text,
                                     is_recognized(verdict.report.diagnosis));
    const auto own_throw = [&](const Problem& problem) {
        const auto* const missing = std::get_if<NotWritten>(&problem);
        return missing && missing->function == exercise.function();
    };
    if (has_problem(verdict.report, own_throw) && has_lines_beside_its_throw(text))
        verdict.likely.insert(verdict.likely.begin(), throw_left_sentence(exercise.function()));
    else if (const std::string words = left_over_memory(verdict.report, exercise.file(), text);
             !words.empty())
        verdict.likely.insert(verdict.likely.begin(), words);
}

void run(Checking& checking, const std::function<void()>& on_wait) {
    bool has_waited = false;
    while (const auto command = checking.next()) {
        if (checking.is_waiting() && on_wait && !std::exchange(has_waited, true))
            on_wait();
        const support::Ended ended = support::run(*command, patience_with_programs, max_log);
        checking.ended(ended.status, ended.output);
    }
}

} // namespace checks
