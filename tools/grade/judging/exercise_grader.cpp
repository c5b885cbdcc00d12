#include "tools/grade/judging/exercise_grader.hpp"

#include "checks/compiler/errors.hpp"
#include "checks/copied.hpp"
#include "checks/judging.hpp"
#include "checks/report.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/read_source.hpp"
#include "tools/grade/judging/build.hpp"
#include "tools/grade/judging/built_workers.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/points.hpp"
#include "tools/grade/judging/proven_build.hpp"
#include "tools/grade/judging/users.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {
using support::Ended;

namespace {

const fs::path judges = fs::path(DEEPSTEPS_BUILD_DIR) / "judges";
const fs::path parts = fs::path(DEEPSTEPS_BUILD_DIR) / "grading/parts"; // the parts of workers

constexpr std::uint64_t MiB = 1U << 20;
constexpr Limits compiling{10, 3072 * MiB, 64 * MiB}, running{60, 2048 * MiB, 1 * MiB},
    judging{60, 4096 * MiB, 16 * MiB};
constexpr double seconds_for_compiling = 120; // wall-clock time: what a busy machine may make of the above
constexpr double max_idle = 8;                // seconds in which a compiler computes nothing
constexpr std::uint64_t disk_for_compiling = 160 * MiB, disk_for_running = 16 * MiB; // in memory
constexpr std::size_t max_output = 4000;                                             // bytes

ProvenBuild proven_build;

TimeForChecks time_for(const GraderOptions& options) {
    return time_for_checks(options.seconds_used, options.waiting, options.patience);
}

class StopWatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }

private:
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
};

class Grading {
public:
    Grading(const checks::Exercise& the_exercise, const GraderOptions& the_options)
        : exercise(the_exercise), options(the_options),
          workshop(std::make_shared<Workshop>(options.scratch)) {
        if (options.sandbox == SandboxKind::user)
            user = std::make_unique<JobUser>();
    }

    /// Compiles and links the text, unless a copy of it was built before.
    void build(const std::string& text) {
        try {
            built = options.built ? options.built->get(exercise.name, text, [&] { return build_here(text); })
                                  : build_here(text);
            proven_build.worked();
        } catch (const Refused& refused) {
            if (refused.outcome == Outcome::does_not_compile)
                proven_build.prove([&] { build_solution(); });
            throw;
        }
    }

    /// Lets the judge question the worker for so long, and returns the judge's report.
    checks::Report judge(double seconds) {
        const fs::path program = built->worker();
        Sandbox sandbox = new_sandbox(running);
        sandbox.folder = user ? user->folder() : workshop->folder;
        sandbox.root = user ? root_for_users() : fs::path();
        sandbox.folder_size = disk_for_running;
        sandbox.max_threads = checks::max_threads;
        sandbox.mounts = {{program, "/worker"}};
        const std::vector<std::string> worker =
            in_sandbox(sandbox, {has_namespaces() ? "/worker" : program.string()}, checks::answers);
        const fs::path report = workshop->folder / "report.json";
        // The judge takes the seed from its environment.
        std::vector<std::string> command = {"env",
                                            "DEEPSTEPS_SEED=" + std::to_string(options.seed),
                                            "OPENBLAS_NUM_THREADS=1",
                                            judges / exercise.name,
                                            "--",
                                            report,
                                            std::to_string(options.patience * checks::seconds_per_call),
                                            "grading"};
        command.insert(command.end(), worker.begin(), worker.end());
        const Ended ended =
            support::run(with_limits(with_patience(judging, options.patience), command), seconds, max_output);
        const std::optional<checks::Report> seen = checks::read_report(report);
        // A judge that died while diagnosing the mistake has already left its report.
        if (seen && seen->complete)
            return *seen;
        const int signal = WIFSIGNALED(ended.status) ? WTERMSIG(ended.status) : 0;
        if (ended.timed_out || signal == SIGALRM || signal == SIGXCPU)
            throw Refused{Outcome::out_of_time, took_too_long(time_for(options), options.patience)};
        if (WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == checks::worker_did_not_start)
            throw support::Error("the sandbox of the function did not start.");
        throw support::Error("the judge left no report" +
                             (signal != 0 ? " (signal " + std::to_string(signal) + ")" : "") + ": " +
                             ended.output);
    }

    /// What the learner's own lines show of a mistake.
    std::vector<std::string> likely(const std::string& text, const checks::Report& report) const {
        std::vector<std::string> all = likely_mistakes(support::read_file(built->log()), file(), text,
                                                       checks::is_recognized(report.diagnosis));
        for (std::string& words : all)
            words = support::one_line(words);
        return all;
    }

    double seconds_compiling = 0; // as run_step counts

private:
    std::shared_ptr<const Workshop> build_here(const std::string& text) {
        write_source(text);
        const std::string said = compile(text);
        support::write_atomically(workshop->log(), [&](std::ostream& out) { out << said; });
        link(text);
        // Another learner's files need the space.
        for (const fs::path& made : {workshop->folder / "learner.o", source_outside()})
            fs::remove(made);
        for (const auto& made : fs::directory_iterator(job()))
            fs::remove_all(made.path());
        return workshop;
    }

    void build_solution() const {
        GraderOptions patient = options;
        patient.patience = std::max(1.0, options.patience);
        const fs::path solution = fs::path(DEEPSTEPS_SOURCE_DIR) / "solutions" / file();
        Grading(exercise, patient).build_here(support::read_file(solution));
    }

    bool has_namespaces() const { return options.sandbox == SandboxKind::bubblewrap; }
    std::string file() const { return exercise.name + ".cpp"; }
    /// Where a build writes, outside bubblewrap.
    fs::path job() const { return user ? user->folder() : workshop->folder / "job"; }
    fs::path source_outside() const { return (has_namespaces() ? workshop->folder : job()) / file(); }

    Places places() const {
        if (has_namespaces())
            return {"/in", "/tmp", "/deepsteps", "/lib-of-the-exercise"};
        const fs::path all = user ? parts_for_users() : parts;
        return {job(), job(), all / "include", all / "lib" / exercise.name};
    }

    void write_source(const std::string& text) const {
        std::ofstream out(source_outside(), std::ios::binary);
        out << text;
        out.close();
        if (!out)
            throw support::Error(source_outside().string() + " cannot be written; is the disk full?");
        fs::permissions(source_outside(), fs::perms(0644)); // whatever the umask
    }

    Sandbox new_sandbox(const Limits& limits) const {
        Sandbox sandbox;
        sandbox.kind = options.sandbox;
        sandbox.user = user ? user->id() : 0;
        sandbox.limits = with_patience(limits, options.patience);
        return sandbox;
    }

    std::string compile(const std::string& text) {
        const fs::path headers = has_namespaces() ? parts / "include" : places().headers;
        std::vector<Mount> mounts = {{headers, places().headers}};
        if (has_namespaces())
            mounts.push_back({source_outside(), places().in / file()});
        return make(mounts, compile_commands(file(), places()), "learner.o", "It does not compile", text);
    }

    void link(const std::string& text) {
        const fs::path lib = has_namespaces() ? parts / "lib" / exercise.name : places().lib;
        std::vector<Mount> mounts = {{lib, places().lib}};
        if (has_namespaces())
            mounts.push_back({workshop->folder / "learner.o", places().in / "learner.o"});
        make(mounts, link_commands(places()), "worker", "It does not link with the functions it builds on",
             text);
    }

    std::string make(const std::vector<Mount>& mounts, const Commands& commands, const std::string& product,
                     const std::string& what, const std::string& text) {
        Sandbox sandbox = new_sandbox(compiling);
        sandbox.folder = job();
        sandbox.folder_size = disk_for_compiling;
        sandbox.mounts = mounts;
        sandbox.builds = true;
        if (user)
            sandbox.visible = parts_for_users() / "visible.so";
        const double idle = options.patience * max_idle;
        return run_step({in_sandbox(sandbox, commands, {places().out / product, max_product, idle}),
                         workshop->folder / product, what, places(), places().in / file(), text,
                         sandbox.limits, has_namespaces(), options.patience * seconds_for_compiling, idle},
                        seconds_compiling);
    }

    const checks::Exercise& exercise;
    const GraderOptions& options;
    std::unique_ptr<JobUser> user;
    std::shared_ptr<const Workshop> workshop, built; // built has a worker
};

/// A worker ended by a signal that also comes from outside, as when memory runs out.
bool was_killed(const checks::Report& report) {
    const auto is_kill = [](const checks::Problem& problem) {
        const auto* const crash = std::get_if<checks::Crashed>(&problem);
        return crash != nullptr && (crash->signal == SIGKILL || crash->signal == SIGTERM);
    };
    return std::any_of(report.checks.begin(), report.checks.end(), [&](const checks::Check& check) {
        return std::any_of(check.findings.begin(), check.findings.end(), [&](const checks::Finding& finding) {
            return std::any_of(finding.problems.begin(), finding.problems.end(), is_kill);
        });
    });
}

ExerciseResult attempt(const checks::Exercise& exercise, const fs::path& source, const GraderOptions& options,
                       double seconds) {
    ExerciseResult result;
    result.exercise = exercise.name;
    result.max_points = exercise.points;
    const StopWatch compile_watch;
    std::optional<StopWatch> check_watch;
    std::optional<Grading> grading;
    try {
        const std::string text = read_source(source);
        if (checks::holds_formulas(text))
            throw Refused{Outcome::graded, "It holds the formulas that the checks use, which are no answer: "
                                           "write the function yourself."};
        if (checks::original(DEEPSTEPS_SOURCE_DIR, exercise) == text)
            throw Refused{Outcome::not_started, ""};
        fs::create_directories(options.scratch);
        grading.emplace(exercise, options);
        grading->build(text);
        result.seconds_compiling = compile_watch.seconds();
        check_watch.emplace();
        result.report = grading->judge(seconds);
        result.seconds_checking = check_watch->seconds();
        if (checks::not_written_in(result.report))
            throw Refused{Outcome::not_started, ""};
        result.outcome = Outcome::graded;
        give_points(result);
        if (!checks::all_pass(result.report))
            result.likely = grading->likely(text, result.report);
    } catch (const Refused& refused) {
        result.outcome = refused.outcome;
        result.message = refused.message;
    } catch (const std::exception& error) {
        result.outcome = Outcome::grader_failed;
        result.message = error.what();
    }
    // Refused builds and checks take time, too.
    (check_watch ? result.seconds_checking : result.seconds_compiling) =
        check_watch ? check_watch->seconds() : compile_watch.seconds();
    result.seconds_counted = result.seconds_checking + (grading ? grading->seconds_compiling : 0);
    return result;
}

} // namespace

ExerciseResult grade_exercise(const checks::Exercise& exercise, const fs::path& source,
                              const GraderOptions& options) {
    const double seconds = time_for(options).seconds;
    ExerciseResult result = attempt(exercise, source, options, seconds);
    if (result.outcome != Outcome::grader_failed && !was_killed(result.report))
        return result;
    // What the machine did may not happen again. Both attempts share the time, of which a right answer needs little.
    const double rest = seconds - result.seconds_checking;
    if (rest < std::min(seconds, options.patience))
        return result;
    ExerciseResult second = attempt(exercise, source, options, rest);
    second.seconds_counted += result.seconds_counted;
    return second;
}

} // namespace grade
