#include "tools/learn/session.hpp"

#include "dnn/support/pattern.hpp"
#include "dnn/support/terminal.hpp"

#include <algorithm>
#include <system_error>

namespace learn {
namespace fs = std::filesystem;

namespace {

constexpr int training_iterations = 2500; // its default

/// The last match of the pattern; empty if there is none.
support::Parts last_match(const std::string& text, const support::Pattern& pattern) {
    const std::vector<support::Parts> all = pattern.all_in(text);
    return all.empty() ? support::Parts() : all.back();
}

std::string bar(int part, int whole) {
    constexpr std::size_t columns = 30;
    return '[' + support::bar(static_cast<std::size_t>(part), static_cast<std::size_t>(whole), columns, '-') +
           ']';
}

} // namespace

Session::Session(std::vector<checks::Exercise> course_, fs::path project_, fs::path build_)
    : course(std::move(course_)), project(std::move(project_)), build(std::move(build_)),
      verdicts(course.size()), own(course.size()) {}

bool Session::was_about(std::size_t i) const {
    return std::find(exercises.begin(), exercises.end(), i) != exercises.end();
}

bool Session::works_on(std::size_t i) const {
    return busy() && was_about(i) && (doing == Job::check || doing == Job::own);
}

void Session::start(Job job, std::vector<std::size_t> which) {
    abandon();
    doing = job;
    started = Clock::now();
    training.clear();
    trained = false;
    exercises = std::move(which);
    if (job == Job::puzzle || job == Job::questions)
        return launch_practice();
    if (job == Job::picture) {
        drawn = false;
        std::vector<std::string> command = {(build / "tools/show").string(),
                                            course[exercises.front()].number(), "--frames"};
        command.insert(command.end(), space.begin(), space.end());
        return launch(command);
    }
    for (const std::size_t i : exercises)
        results()[i] = {};
    if (!fs::exists(build / "build.ninja"))
        return refuse("The folder " + build.filename().string() +
                      "/ is gone. Press q; ./deepsteps learn rebuilds it.");
    if (job == Job::training)
        return launch(
            {(build / "tools/exercises").string(), "train", "--functions", "exercises", "--model", "deep"});
    std::vector<checks::Exercise> these;
    for (const std::size_t i : exercises)
        these.push_back(course[i]);
    checks::CheckOptions options;
    if (job == Job::own)
        options.provider = checks::provider::own;
    checking = std::make_unique<checks::Checking>(checks::Workplace{project, build}, course, these, options);
    run_next();
}

/// It needs no build: the exercise has just been checked.
void Session::launch_practice() {
    const fs::path file = folder.path / "practice.json";
    fs::remove(file);
    practice = {};
    const checks::Exercise& exercise = course[exercises.front()];
    if (fs::exists(build / "judges" / exercise.name))
        launch(checks::practice_command({project, build}, exercise,
                                        doing == Job::puzzle ? "puzzle" : "questions", file));
}

/// Gives up on the job; `why` is shown for each of its exercises.
void Session::refuse(const std::string& why) {
    for (const std::size_t i : exercises)
        if (results()[i].state == State::unknown) {
            results()[i].state = State::not_built;
            results()[i].words = {why};
        }
    training = why;
    checking.reset();
    child.reset();
}

void Session::launch(const std::vector<std::string>& command) {
    child.reset();
    try {
        child = std::make_unique<support::Child>(command, max_output);
    } catch (const std::system_error& error) {
        refuse("cannot start " + command.front() + " (" + error.code().message() +
               "). Press q; ./deepsteps learn installs whatever is missing.");
    }
}

void Session::abandon() {
    child.reset();
    checking.reset();
    exercises.clear();
}

void Session::run_next() {
    const auto command = checking->next();
    take_verdicts();
    if (command)
        launch(*command);
    else
        child.reset();
}

void Session::take_verdicts() {
    for (std::size_t i = 0; i < exercises.size(); ++i)
        results()[exercises[i]] = checking->verdicts[i];
}

bool Session::step() {
    if (!child || !child->has_ended())
        return false;
    if (doing == Job::picture) {
        picture = child->output();
        drawn = child->status() == 0;
        child.reset();
    } else if (doing == Job::training) {
        training = child->output();
        trained = child->status() == 0;
        child.reset();
    } else if (doing == Job::puzzle || doing == Job::questions) {
        practice = checks::read_practice(folder.path / "practice.json");
        child.reset();
    } else {
        checking->ended(child->status(), child->output());
        run_next();
    }
    return true;
}

std::string Session::progress() const {
    static const support::Pattern ninjas(R"(\[([0-9]+)/([0-9]+)\] )"),
        costs(R"(Cost after iteration ([0-9]+): (\S+))");
    if (!child)
        return "";
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - started).count();
    const std::string time = seconds > 0 ? "  " + std::to_string(seconds) + " s" : "";
    if (checking && checking->is_waiting())
        return "waiting for another check in this folder …" + time;
    if (checking && checking->is_building()) {
        const support::Parts step = last_match(child->output(), ninjas);
        // An exercise takes three steps; more than that is worth a bar.
        if (step.empty() || std::stoi(step[2]) <= 3)
            return "building …" + time;
        return "building  " + bar(std::stoi(step[1]), std::stoi(step[2])) + "  " + step[1] + " of " +
               step[2] + time;
    }
    if (doing == Job::training) {
        const support::Parts cost = last_match(child->output(), costs);
        if (cost.empty())
            return "training …" + time;
        return "training  " + bar(std::stoi(cost[1]), training_iterations) + "  cost " + cost[2];
    }
    if (exercises.size() == 1)
        return "checking …" + time;
    const auto made = static_cast<int>(checking->done()), all = static_cast<int>(exercises.size());
    return "checking  " + bar(made, all) + "  " + std::to_string(made) + " of " + std::to_string(all) + time;
}

} // namespace learn
