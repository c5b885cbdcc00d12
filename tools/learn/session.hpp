// Builds exercises and runs their programs alongside the loop, and keeps the verdict on each.
#pragma once

#include "checks/checking.hpp"
#include "checks/practice.hpp"
#include "dnn/support/process.hpp"

#include <chrono>
#include <memory>

namespace learn {

using checks::State, checks::Verdict;

/// A job: check exercises on top of the reference, or of the learner's own functions; look for lines to put in order or
/// for questions about a right answer; draw its picture; or run the training.
enum class Job { check, own, puzzle, questions, picture, training };

/// Bytes kept of a program's output; nobody reads more.
constexpr std::size_t max_output = 1 << 20;

class Session {
public:
    Session(std::vector<checks::Exercise> course, std::filesystem::path project, std::filesystem::path build);

    const std::vector<checks::Exercise> course;
    const std::filesystem::path project, build;
    std::vector<Verdict> verdicts, own; // one per exercise; own: on top of the learner's own functions
    std::string training;               // the training's output
    bool trained = false;               // whether it succeeded
    checks::Practice practice;          // of the last such job
    std::string picture;                // the output of show: its title and frames, or why there is none
    bool drawn = false;                 // whether there is one
    std::vector<std::string> space;     // its options: how much room the picture has

    /// Ends the running job and starts this one.
    void start(Job job, std::vector<std::size_t> which);
    void abandon();

    bool busy() const { return child != nullptr; }
    Job job() const { return doing; }
    bool works_on(std::size_t i) const;                                 // now, to check it
    bool was_about(std::size_t i) const;                                // the last job
    int descriptor() const { return child ? child->descriptor() : -1; } // to be polled

    /// Moves the running job on; true if there is anything new.
    bool step();

    /// "checking … 3 s"
    std::string progress() const;

    std::filesystem::path file_of(std::size_t i) const { return project / course[i].file(); }

private:
    using Clock = std::chrono::steady_clock;

    void refuse(const std::string& why);
    void run_next();
    void take_verdicts();
    void launch_practice();
    void launch(const std::vector<std::string>& command);
    std::vector<Verdict>& results() { return doing == Job::own ? own : verdicts; }

    Job doing = Job::check;
    std::vector<std::size_t> exercises; // of the job
    std::unique_ptr<checks::Checking> checking;
    std::unique_ptr<support::Child> child;
    support::TemporaryFolder folder{"learn"};
    Clock::time_point started;
};

} // namespace learn
