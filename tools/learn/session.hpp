// Builds exercises and runs their programs beside the loop, and keeps how each of them stands.
#pragma once

#include "checks/course.hpp"
#include "dnn/support/process.hpp"
#include "tools/learn/verdict.hpp"

#include <chrono>
#include <deque>
#include <memory>

namespace learn {

/// A job: exercises with the reference below them, with the learner's own functions below them, or the training.
enum class Job { check, own, training };

/// Of what a program says; more than that is for nobody to read.
constexpr std::size_t most_output = 1 << 20;

class Session {
public:
    Session(std::vector<checks::Exercise> course, std::filesystem::path project, std::filesystem::path build);

    const std::vector<checks::Exercise> course;
    const std::filesystem::path project, build;
    std::vector<Verdict> verdicts, own; // of each exercise; own: with the learner's own functions below it
    std::string training;               // what the training said
    bool trained = false;               // and whether it succeeded

    /// Ends what is under way and begins this. Returns the files whose time had to be set, see make_newer.
    std::vector<std::size_t> start(Job job, std::vector<std::size_t> which);
    void abandon();

    bool busy() const { return child != nullptr; }
    Job job() const { return doing; }
    bool works_on(std::size_t i) const;                                 // now
    bool was_about(std::size_t i) const;                                // the last job
    int descriptor() const { return child ? child->descriptor() : -1; } // to be polled

    /// Goes on with what is under way; true if there is anything new.
    bool step();

    /// "checking … 3 s"
    std::string progress() const;

    std::filesystem::path file_of(std::size_t i) const { return project / course[i].file(); }

private:
    using Clock = std::chrono::steady_clock;

    /// In the clock of the file system; 0: none in this session.
    struct BuildTime {
        std::int64_t began = 0, ended = 0;
    };

    bool make_newer(std::size_t i) const;
    void end_build();
    std::string target_of(std::size_t i) const;
    Verdict file_state(std::size_t i) const;
    void built();
    void refuse(const std::string& why);
    void run_next();
    void launch(const std::vector<std::string>& command);
    std::vector<Verdict>& results() { return doing == Job::own ? own : verdicts; }

    Job doing = Job::check;
    bool building = false;
    std::vector<std::size_t> exercises; // of the job
    std::deque<std::size_t> to_run;
    std::unique_ptr<support::Child> child;
    Clock::time_point started;
    std::vector<BuildTime> last_build; // of each exercise
};

} // namespace learn
