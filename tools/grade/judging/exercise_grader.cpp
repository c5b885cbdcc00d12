#include "tools/grade/judging/exercise_grader.hpp"

#include "checks/compiler/errors.hpp"
#include "checks/copied.hpp"
#include "checks/remote.hpp"
#include "checks/report.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "tools/grade/intake/read_source.hpp"
#include "tools/grade/judging/built_workers.hpp"
#include "tools/grade/judging/points.hpp"
#include "tools/grade/judging/sandbox.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {
using support::Ended;
using support::run;

namespace {

const fs::path judges = fs::path(DEEPSTEPS_BUILD_DIR) / "judges";
const fs::path parts = fs::path(DEEPSTEPS_BUILD_DIR) / "grading/parts"; // the parts of workers

constexpr std::uint64_t MiB = 1U << 20;
constexpr Limits compiling{10, 3072 * MiB, 64 * MiB}, running{60, 2048 * MiB, 1 * MiB};
constexpr double seconds_for_compiling = 40, seconds_for_checks = 180; // wall-clock time
constexpr std::size_t max_output = 4000;                               // bytes

Limits with_patience(Limits limits, double patience) {
    limits.cpu_seconds = static_cast<int>(std::ceil(limits.cpu_seconds * patience));
    return limits;
}

class StopWatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }

private:
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
};

} // namespace

/// A folder for one exercise of one submission; removed with the object.
struct Workshop {
    fs::path folder;

    explicit Workshop(const fs::path& scratch) {
        static std::atomic<int> number{0};
        folder = scratch / ("worker-" + std::to_string(getpid()) + "-" + std::to_string(++number));
        fs::create_directories(folder / "out");
    }
    ~Workshop() {
        std::error_code none;
        fs::remove_all(folder, none);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
};

namespace {

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

/// Where things are: inside the sandbox, or, without one, their real places.
struct Places {
    std::string in, out, headers, lib;
};

std::string shortened(std::string text, const Places& places) {
    for (const std::string& folder : {places.in, places.out, places.lib})
        for (std::size_t at = text.find(folder + '/'); at != std::string::npos;
             at = text.find(folder + '/', at))
            text.erase(at, folder.size() + 1);
    if (text.size() > max_output)
        text = text.substr(0, max_output) + "\n…";
    return text;
}

class Grading {
public:
    Grading(const checks::Exercise& the_exercise, const GraderOptions& the_options)
        : exercise(the_exercise), options(the_options), workshop(std::make_shared<Workshop>(options.scratch)),
          places(options.sandbox ? Places{"/in", "/out", "/deepsteps", "/lib-of-the-exercise"}
                                 : Places{workshop->folder, workshop->folder / "out", parts / "include",
                                          parts / "lib" / exercise.name}) {}

    /// Compiles and links the text, unless a copy of it was built before.
    void build(const std::string& text) {
        const auto build_here = [&] {
            std::ofstream(workshop->folder / file(), std::ios::binary) << text;
            compile();
            link();
            return workshop;
        };
        built = options.built ? options.built->get(exercise.name, text, build_here) : build_here();
    }

    /// Lets the judge question the worker, and returns the judge's report.
    checks::Report judge() {
        const fs::path program = built->folder / "out" / "worker";
        const Limits limits = with_patience(running, options.patience);
        const Sandbox sandbox{limits, {{program, "/worker"}}, false};
        const std::vector<std::string> worker = options.sandbox ? in_sandbox(sandbox, filter(), {"/worker"})
                                                                : with_limits(limits, {program.string()});
        const fs::path report = workshop->folder / "report.json";
        // The judge takes the seed from its environment.
        std::vector<std::string> command = {"env",
                                            "DEEPSTEPS_SEED=" + std::to_string(options.seed),
                                            judges / exercise.name,
                                            "--",
                                            report,
                                            std::to_string(options.patience * checks::seconds_per_call),
                                            "grading"};
        command.insert(command.end(), worker.begin(), worker.end());
        const Ended ended = run(command, options.patience * seconds_for_checks, max_output);
        const bool timed_out =
            ended.timed_out || (WIFSIGNALED(ended.status) && WTERMSIG(ended.status) == SIGALRM);
        std::optional<checks::Report> seen = checks::read_report(report);
        // A judge that died while diagnosing the mistake has already left its report.
        if (seen && seen->complete)
            return *seen;
        if (timed_out)
            throw Refused{Outcome::graded, "The checks together took longer than allowed."};
        throw Refused{Outcome::grader_failed, "The judge left no report: " + ended.output};
    }

private:
    std::string file() const { return exercise.name + ".cpp"; }

    fs::path filter() const { return options.scratch / "filter.bpf"; }

    void compile() {
        std::vector<std::string> command = words(DEEPSTEPS_GRADE_COMPILER);
        command.insert(command.end(),
                       {std::string("-I") + places.headers, "-include", places.headers + "/grade.hpp", "-c",
                        places.in + '/' + file(), "-o", places.out + "/learner.o"});
        Sandbox sandbox{with_patience(compiling, options.patience), {}, true};
        sandbox.mounts = {{workshop->folder / file(), places.in + '/' + file()},
                          {parts / "include", places.headers},
                          {workshop->folder / "out", places.out, true}};
        make(sandbox, command, "It does not compile");
    }

    void link() {
        std::vector<std::string> command = words(DEEPSTEPS_GRADE_LINKER);
        command.insert(command.end(), {places.out + "/learner.o", places.lib + "/worker.o",
                                       places.lib + "/below.a", "-larmadillo", "-o", places.out + "/worker"});
        Sandbox sandbox{with_patience(compiling, options.patience), {}, true};
        sandbox.mounts = {{parts / "lib" / exercise.name, places.lib},
                          {workshop->folder / "out", places.out, true}};
        make(sandbox, command, "It does not link with the functions it builds on");
    }

    void make(const Sandbox& sandbox, const std::vector<std::string>& command, const std::string& what) {
        const Ended ended = run(options.sandbox ? in_sandbox(sandbox, filter(), command)
                                                : with_limits(sandbox.limits, command),
                                options.patience * seconds_for_compiling, 4 * max_output);
        if (ended.timed_out)
            throw Refused{Outcome::does_not_compile, what + ": the compiler did not finish in time."};
        if (WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0)
            return;
        const std::string explained = first_compiler_error(ended.output, fs::path(places.in) / file());
        throw Refused{Outcome::does_not_compile,
                      what + ":\n" + (explained.empty() ? shortened(ended.output, places) : explained)};
    }

    const checks::Exercise& exercise;
    const GraderOptions& options;
    std::shared_ptr<const Workshop> workshop, built; // built has out/worker
    Places places;
};

/// Turns the report into points.
void read_report(ExerciseResult& result) {
    if (checks::not_written_in(result.report))
        throw Refused{Outcome::not_started, ""};
    result.outcome = Outcome::graded;
    give_points(result);
}

void prepare(const GraderOptions& options) {
    static std::once_flag once;
    std::call_once(once, [&] {
        fs::create_directories(options.scratch);
        write_filter(options.scratch / "filter.bpf");
    });
}

} // namespace

std::string why_no_sandbox() {
    const fs::path scratch = fs::temp_directory_path() / ("deepsteps-sandbox-" + std::to_string(getpid()));
    fs::create_directories(scratch);
    write_filter(scratch / "filter.bpf");
    const Sandbox sandbox{running, {}, true};
    const Ended ended = run(in_sandbox(sandbox, scratch / "filter.bpf", {"/usr/bin/true"}), 20, 300);
    fs::remove_all(scratch);
    if (!ended.timed_out && WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0)
        return "";
    const std::string reason = ended.output.substr(0, ended.output.find('\n'));
    return "strangers' code needs a sandbox, and bubblewrap cannot make one here" +
           (reason.empty() ? "" : " (" + reason + ")") +
           ": grade on a machine with user namespaces or, on a disposable machine, add --no-sandbox.";
}

ExerciseResult grade_exercise(const checks::Exercise& exercise, const fs::path& source,
                              const GraderOptions& options) {
    ExerciseResult result;
    result.exercise = exercise.name;
    result.max_points = exercise.points;
    const StopWatch compile_watch;
    try {
        const std::string text = read_source(source);
        if (checks::holds_formulas(text))
            throw Refused{Outcome::graded, "It holds the formulas that the checks use, which are no answer: "
                                           "write the function yourself."};
        prepare(options);
        Grading grading(exercise, options);
        grading.build(text);
        result.seconds_compiling = compile_watch.seconds();
        const StopWatch check_watch;
        result.report = grading.judge();
        result.seconds_checking = check_watch.seconds();
        read_report(result);
    } catch (const Refused& refused) {
        result.outcome = refused.outcome;
        result.message = refused.message;
    } catch (const std::exception& error) {
        result.outcome = Outcome::grader_failed;
        result.message = error.what();
    }
    if (result.seconds_checking == 0) { // it ended early, and may have taken long
        double& last = result.seconds_compiling == 0 ? result.seconds_compiling : result.seconds_checking;
        last = compile_watch.seconds() - result.seconds_compiling;
    }
    return result;
}

} // namespace grade
