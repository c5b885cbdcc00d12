// The one engine that checks exercises: builds them, lets their judges ask their workers, reads the reports, and looks
// for the line of a crash. It says which program to run next and is told how that ended, so that `learn` can do other
// things meanwhile; check() just waits.
#pragma once

#include "checks/built_source.hpp"
#include "checks/course.hpp"
#include "checks/verdict.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <filesystem>
#include <memory>

namespace checks {

/// Who provides the function that is checked, by the name of the folder of its workers.
namespace provider {
inline constexpr const char *exercises = "exercises", // the learner's file, with the reference below it
    *own = "own",                                     // the same with the learner's own functions below it
        *solutions = "solutions", *stubs = "stubs";   // what is handed out
} // namespace provider

struct CheckOptions {
    std::string provider = provider::exercises;
    bool quick = false; // the checks alone: no cells, no diagnosis, no look for the line of a crash
    std::vector<std::string> boost; // options of Boost.Test; its own output is then in said()
};

class Checking {
public:
    /// `course`: all exercises; `which`: those to be checked.
    Checking(Workplace place, std::vector<Exercise> course, std::vector<Exercise> which,
             CheckOptions options);

    using Command = std::vector<std::string>;
    /// The command to run now; nothing when all verdicts are there.
    std::optional<Command> next();
    /// How it ended.
    void ended(int status, const std::string& output);

    /// Of each exercise, in the order of `which`; State::unknown until it is there.
    std::vector<Verdict> verdicts;

    bool is_building() const { return step == Step::build; }
    std::size_t done() const { return index; }
    /// What Boost.Test's own formats printed.
    const std::string& said() const { return boosts_words; }

private:
    enum class Step { begin, build, judge, build_with_sanitizers, judge_with_sanitizers, end };

    void look_at_files();
    Command build_command() const;
    Command judge_command(const std::string& what, const std::vector<std::string>& boost,
                          const Command& worker) const;
    void built(const std::string& log, bool failed);
    void judged(int status, const std::string& output);
    void next_exercise();
    std::string worker_of(const Exercise& exercise) const;
    std::vector<Exercise> files_in(const Exercise& exercise) const;
    std::filesystem::path report() const { return folder->path / "report.json"; }

    Workplace place;
    std::vector<Exercise> course, which;
    CheckOptions options;
    Step step = Step::begin;
    std::size_t index = 0;
    std::vector<BuiltSource> sources; // of the build
    std::string boosts_words;
    std::shared_ptr<support::TemporaryFolder> folder;
};

/// Builds targets of ninja's, all that can be built.
support::Ended run_ninja(const Workplace& place, const std::vector<std::string>& targets);

/// The text with the project's files named as a learner knows them: "exercises/03_linear_forward.cpp".
std::string relative_to(const Workplace& place, std::string text);

/// Runs a Checking to its end.
void run(Checking& checking);

/// What keeps an exercise's file from being built; State::unknown if nothing does.
State file_state(const Workplace& place, const Exercise& exercise);

/// Where what the compiler last said of an exercise is kept.
std::filesystem::path log_of(const Workplace& place, const Exercise& exercise);

} // namespace checks
