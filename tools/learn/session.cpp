#include "tools/learn/session.hpp"

#include "dnn/support/terminal.hpp"
#include "tools/learn/watch.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <regex>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>

namespace learn {
namespace fs = std::filesystem;

namespace {

const char* const training_program = "tools/train_cat_exercises";
constexpr int training_iterations = 2500; // what it does by itself

bool is_blank(const fs::path& file) {
    std::ifstream in(file);
    char c;
    return !(in >> c);
}

Verdict sentence(State state, const std::string& words) {
    Verdict verdict;
    verdict.state = state;
    verdict.words = {words};
    return verdict;
}

/// The last of what the pattern finds; it may be none.
std::smatch last_match(const std::string& text, const std::regex& pattern) {
    std::smatch last;
    for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i)
        last = *i;
    return last;
}

std::int64_t now() {
    timespec time{};
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

std::string bar(int part, int whole) {
    constexpr std::size_t columns = 30;
    return '[' + support::bar(static_cast<std::size_t>(part), static_cast<std::size_t>(whole), columns, '-') +
           ']';
}

} // namespace

Session::Session(std::vector<checks::Exercise> course_, fs::path project_, fs::path build_)
    : course(std::move(course_)), project(std::move(project_)), build(std::move(build_)),
      verdicts(course.size()), own(course.size()), last_build(course.size()) {}

bool Session::was_about(std::size_t i) const {
    return std::find(exercises.begin(), exercises.end(), i) != exercises.end();
}

bool Session::works_on(std::size_t i) const {
    return busy() && was_about(i);
}

std::string Session::target_of(std::size_t i) const {
    return (doing == Job::own ? "exercises/own/" : "exercises/") + course[i].name;
}

/// ninja goes by the time of the last change, and that of a file that was moved here, or saved while the last build was
/// reading it, is older than what was built from it. True if it was set to now.
bool Session::make_newer(std::size_t i) const {
    const Signature source = signature_of(file_of(i));
    BuildTime last = last_build[i];
    if (last.began == 0)
        last.began = last.ended = signature_of(build / target_of(i)).modified;
    if (last.began == 0 || source.changed <= last.began || source.modified > last.ended)
        return false;
    return utimensat(AT_FDCWD, file_of(i).c_str(), nullptr, 0) == 0;
}

/// What keeps a file from being built; State::unknown if nothing does.
Verdict Session::file_state(std::size_t i) const {
    const std::string file = course[i].file(), number = course[i].number();
    const Signature signature = signature_of(file_of(i));
    if (!signature.exists)
        return sentence(State::missing,
                        file + " is not there. Move it back, or press r for it as it was handed out.");
    if (!signature.readable)
        return sentence(State::unreadable,
                        file + " cannot be read. Give yourself the right to: chmod u+rw " + file);
    if (is_blank(file_of(i)))
        return sentence(State::empty,
                        file +
                            " is empty. Undo that in your editor, or press r for it as it was handed out.");
    return {};
}

std::vector<std::size_t> Session::start(Job job, std::vector<std::size_t> which) {
    abandon();
    doing = job;
    started = Clock::now();
    training.clear();
    trained = false;
    exercises = which;
    std::vector<std::size_t> touched;
    std::vector<std::string> targets;
    for (const std::size_t i : which) {
        results()[i] = file_state(i);
        if (results()[i].state != State::unknown)
            continue;
        if (make_newer(i))
            touched.push_back(i);
        std::error_code
            error; // it was not there when CMake looked: without what stands in for it, CMake looks again
        fs::remove(build / "checks/missing" / (course[i].name + ".cpp"), error);
        last_build[i] = {now(), now()};
        targets.push_back(target_of(i));
    }
    if (job == Job::training)
        targets.push_back(training_program);
    if (targets.empty())
        return touched;
    building = true;
    if (!fs::exists(build / "build.ninja"))
        refuse("The folder " + build.filename().string() +
               "/ is gone. Press q, then ./deepsteps learn builds it again.");
    else {
        targets.insert(targets.begin(), {"ninja", "-C", build.string(), "-k", "0"});
        launch(targets);
    }
    return touched;
}

/// The job cannot be done, and this is why.
void Session::refuse(const std::string& why) {
    for (const std::size_t i : exercises)
        if (results()[i].state == State::unknown)
            results()[i] = sentence(State::not_built, why);
    training = why;
    to_run.clear();
    child.reset();
}

void Session::launch(const std::vector<std::string>& command) {
    child.reset();
    try {
        child = std::make_unique<support::Child>(command, most_output);
    } catch (const std::system_error& error) {
        refuse(command.front() + " cannot be started (" + error.code().message() +
               "). Press q; ./deepsteps learn installs what is missing.");
    }
}

void Session::abandon() {
    end_build();
    child.reset();
    to_run.clear();
    exercises.clear();
}

void Session::end_build() {
    if (child && building)
        for (const std::size_t i : exercises)
            last_build[i].ended = now();
    building = false;
}

/// Sorts what ninja has built from what it has not.
void Session::built() {
    std::string log = child->output();
    const std::string prefix = project.string() + "/"; // files are named as a learner knows them
    for (std::size_t at = 0; (at = log.find(prefix, at)) != std::string::npos;)
        log.erase(at, prefix.size());
    const bool failed = child->status() != 0;
    end_build();
    bool named = false; // the failures belong to exercises, not to what they share
    for (const checks::Exercise& exercise : course)
        named = named || has_failed(log, exercise.name);
    if (doing == Job::training && failed) {
        training = log;
        return child.reset();
    }
    for (const std::size_t i : exercises) {
        if (results()[i].state != State::unknown)
            continue; // there is no file to build
        if (has_failed(log, course[i].name) || (failed && (!named || doing == Job::own)))
            results()[i] = read_failure(log, course[i].name);
        else
            to_run.push_back(i);
    }
    run_next();
}

void Session::run_next() {
    if (doing == Job::training && training.empty())
        launch({(build / training_program).string(), "--functions", "exercises", "--model", "deep",
                "--no-plot"});
    else if (!to_run.empty())
        launch({(build / target_of(to_run.front())).string(), "--run_test=*"});
    else
        child.reset();
}

bool Session::step() {
    if (!child || !child->has_ended())
        return false;
    if (building) {
        built();
    } else if (doing == Job::training) {
        training = child->output();
        trained = child->status() == 0;
        child.reset();
    } else {
        const std::size_t i = to_run.front();
        to_run.pop_front();
        results()[i] = read_checks(child->output(), child->status());
        run_next();
    }
    return true;
}

std::string Session::progress() const {
    static const std::regex ninjas(R"(\[([0-9]+)/([0-9]+)\] )"),
        costs(R"(Cost after iteration ([0-9]+): (\S+))");
    if (!child)
        return "";
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - started).count();
    const std::string time = seconds > 0 ? "  " + std::to_string(seconds) + " s" : "";
    if (building) {
        const std::smatch step = last_match(child->output(), ninjas);
        // An exercise takes three steps; more than that is worth a bar.
        if (step.empty() || std::stoi(step[2]) <= 3)
            return "building …" + time;
        return "building  " + bar(std::stoi(step[1]), std::stoi(step[2])) + "  " + step[1].str() + " of " +
               step[2].str() + time;
    }
    if (doing == Job::training) {
        const std::smatch cost = last_match(child->output(), costs);
        if (cost.empty())
            return "training …" + time;
        return "training  " + bar(std::stoi(cost[1]), training_iterations) + "  cost " + cost[2].str();
    }
    if (exercises.size() == 1)
        return "checking …" + time;
    const auto made = static_cast<int>(exercises.size() - to_run.size()),
               all = static_cast<int>(exercises.size());
    return "checking  " + bar(made, all) + "  " + std::to_string(made) + " of " + std::to_string(all) + time;
}

} // namespace learn
