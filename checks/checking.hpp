// The one engine that checks exercises: builds them, lets their judges question their workers, reads the reports, and
// finds the line of a crash. It names the program to run next and takes the outcome, so that `learn` can do other
// things meanwhile; run() just waits.
#pragma once

#include "checks/built_source.hpp"
#include "checks/commands.hpp"
#include "checks/course.hpp"
#include "checks/turn.hpp"
#include "checks/verdict.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <filesystem>
#include <functional>
#include <memory>

namespace checks {

struct CheckOptions {
    std::string provider = provider::exercises;
    /// Only the checks: no cells, no diagnosis, no search for the line of a crash. An untouched file is not built.
    bool quick = false;
    /// Only a film of the function's training (checks/film.hpp), which the report then has.
    bool film = false;
    /// Options of Boost.Test; its own output is then in said().
    std::vector<std::string> boost;
};

class Checking {
public:
    /// `course`: all exercises; `which`: those to check.
    Checking(Workplace place, std::vector<Exercise> course, std::vector<Exercise> which,
             CheckOptions options);

    /// The next command to run; nothing once all verdicts are there.
    std::optional<Command> next();
    /// Takes the outcome of that command.
    void ended(int status, const std::string& output);

    /// One per exercise, in the order of `which`; State::unknown until it is there.
    std::vector<Verdict> verdicts;

    /// Whether another program checks in this folder, and next() waits for its end.
    bool is_waiting() const { return step == Step::wait; }
    bool is_building() const { return step == Step::build; }
    std::size_t done() const { return index; }
    /// The output of Boost.Test's own formats.
    const std::string& said() const { return boosts_words; }
    /// The exit status of the last judge (checks/judging.hpp); -1 if a signal ended it.
    int judged_with() const { return judges_status; }

private:
    enum class Step { begin, wait, build, judge, build_with_sanitizers, judge_with_sanitizers, end };

    void look_at_files();
    Command build_command() const;
    Command judge_command(const std::string& what, const std::vector<std::string>& boost,
                          const Command& worker) const;
    void built(const std::string& log, bool failed);
    void judged(int status, const std::string& output);
    void look_at_the_lines(Verdict& verdict, const Exercise& exercise) const;
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
    int judges_status = 0;
    std::shared_ptr<support::TemporaryFolder> folder;
    std::shared_ptr<Turn> turn;
};

/// Runs a Checking to its end; on_wait is called if it first waits for another program's.
void run(Checking& checking, const std::function<void()>& on_wait = {});

} // namespace checks
