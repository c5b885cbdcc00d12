#include "tools/own_training.hpp"

#include "checks/build_log.hpp"
#include "checks/built_source.hpp"
#include "checks/sentences.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <iostream>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tools {
namespace {

using checks::Verdict, checks::State;

constexpr int failed = 1;
constexpr const char* program = "tools/train_cat_exercises";
constexpr rlim_t memory_limit = rlim_t{8} << 30; // bytes of address space
// A right iteration, twelve functions on all images, takes a fraction of a second.
constexpr int max_seconds_per_iteration = 60;

int child = -1;

/// More than that, only root could ask for.
rlim_t most_addresses() {
    rlimit addresses{};
    return getrlimit(RLIMIT_AS, &addresses) == 0 ? addresses.rlim_cur : RLIM_INFINITY;
}

void pass_on(int signal) {
    kill(-child, signal);
}

/// Why the program cannot be built; State::unknown if it can.
Verdict build(const checks::Workplace& place, const std::vector<checks::Exercise>& course) {
    std::vector<checks::Exercise> mine;
    std::vector<checks::BuiltSource> sources;
    for (const checks::Exercise& exercise : course) {
        if (exercise.further)
            continue;
        mine.push_back(exercise);
        Verdict verdict;
        verdict.state = checks::file_state(place, exercise);
        verdict.culprit = exercise.name;
        if (verdict.state != State::unknown)
            return verdict;
        sources.emplace_back(place, exercise).forget_others();
    }
    const support::Ended ended = checks::run_ninja(place, {program});
    if (ended.status == 0) {
        for (const checks::BuiltSource& source : sources)
            source.keep();
        return {};
    }
    return checks::failure_in(checks::relative_to(place, ended.output), mine, place.project);
}

/// How the beats ended.
enum class Beats { complete, broken_off, stopped };

Beats listen(int beats) {
    char last = 0;
    for (;;) {
        pollfd wanted{beats, POLLIN, 0};
        const int ready = poll(&wanted, 1, max_seconds_per_iteration * 1000);
        if (ready < 0 && errno == EINTR)
            continue;
        // After the last beat it draws figures, for as long as it likes.
        if (ready == 0 && last != last_beat)
            return Beats::stopped;
        char heard[4096];
        const ssize_t got = ready > 0 ? read(beats, heard, sizeof heard) : 1;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return last == last_beat ? Beats::complete : Beats::broken_off;
        if (ready > 0)
            last = heard[got - 1];
    }
}

void say_why_not_built(const Verdict& verdict, const std::vector<checks::Exercise>& course) {
    for (const std::string& line : verdict.words)
        std::cerr << line << '\n';
    const checks::Exercise* const culprit = checks::find_exercise(course, verdict.culprit);
    if (culprit && verdict.state == State::does_not_compile)
        std::cerr
            << culprit->file()
            << " does not compile. Fix this error first, then: ./deepsteps train --functions exercises\n";
    else if (culprit)
        std::cerr << checks::file_sentence(verdict.state, culprit->file(),
                                           "./deepsteps reset " + culprit->number())
                  << '\n';
}

} // namespace

int train_with_own_functions(const checks::Workplace& place, const std::vector<checks::Exercise>& course,
                             const std::vector<std::string>& arguments) {
    const Verdict verdict = build(place, course);
    if (verdict.state != State::unknown) {
        say_why_not_built(verdict, course);
        return failed;
    }
    support::Pipe beats;
    std::vector<std::string> command = {
        "env",      "DEEPSTEPS_HEARTBEAT=" + std::to_string(heartbeat_descriptor),
        "prlimit",  "--as=" + std::to_string(std::min(memory_limit, most_addresses())),
        "--core=0", place.build / program};
    command.insert(command.end(), arguments.begin(), arguments.end());
    child = support::spawn(command, {{STDIN_FILENO, STDIN_FILENO},
                                     {STDOUT_FILENO, STDOUT_FILENO},
                                     {STDERR_FILENO, STDERR_FILENO},
                                     {beats.write_end(), heartbeat_descriptor}});
    close(beats.release_write_end());
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, pass_on);

    const Beats end = listen(beats.read_end());
    if (end == Beats::stopped)
        kill(-child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    const char* const where = ". ./deepsteps check shows which one.\n";
    if (end == Beats::stopped)
        std::cerr << "deepsteps: one of your functions did not return within " << max_seconds_per_iteration
                  << " s" << where;
    else if (WIFSIGNALED(status))
        std::cerr << "deepsteps: one of your functions ended the training: "
                  << checks::sentence(checks::Crashed{WTERMSIG(status), std::nullopt}) << where;
    else if (end == Beats::broken_off && WEXITSTATUS(status) == 0)
        std::cerr << "deepsteps: one of your functions ended the program before the training was complete"
                  << where;
    else
        return WEXITSTATUS(status);
    return failed;
}

} // namespace tools
