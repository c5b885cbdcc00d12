#include "checks/commands.hpp"

#include "checks/build_log.hpp"
#include "checks/judging.hpp"
#include "checks/left_over_memory.hpp"
#include "dnn/support/files.hpp"

#include <cstdio>
#include <unistd.h>

namespace fs = std::filesystem;

namespace checks {
namespace {

/// The address space of a worker, in bytes.
constexpr const char* memory_limit = "2147483648";

} // namespace

Command ninja_command(const Workplace& place, const std::vector<std::string>& targets) {
    // One at a time: two in the same build folder break each other.
    Command command = {"env",   "LC_ALL=C.UTF-8",      std::string("NINJA_STATUS=") + ninja_status,
                       "flock", place.build / ".lock", "ninja",
                       "-C",    place.build,           "-k",
                       "0"};
    command.insert(command.end(), targets.begin(), targets.end());
    return command;
}

Command command_of_judge(const Workplace& place, const Exercise& exercise, const fs::path& report,
                         const std::string& what, const std::vector<std::string>& boost,
                         const Command& worker) {
    char seconds[40];
    std::snprintf(seconds, sizeof seconds, "%g", seconds_per_call);
    Command command = {place.build / "judges" / exercise.name};
    command.insert(command.end(), boost.begin(), boost.end());
    command.insert(command.end(), {"--", report, seconds, what, "env", "OPENBLAS_NUM_THREADS=1"});
    command.insert(command.end(), worker.begin(), worker.end());
    return command;
}

Command command_of_worker(const fs::path& worker) {
    return {fills_memory, "prlimit", std::string("--as=") + memory_limit, "--core=0", worker};
}

Command practice_command(const Workplace& place, const Exercise& exercise, const std::string& what,
                         const fs::path& practice) {
    return command_of_judge(place, exercise, practice, what, {},
                            command_of_worker(place.build / "workers" / provider::exercises / exercise.name));
}

support::Ended run_ninja(const Workplace& place, const std::vector<std::string>& targets) {
    return support::run(ninja_command(place, targets), patience_with_programs, max_log);
}

std::string relative_to(const Workplace& place, std::string text) {
    const std::string prefix = place.project.string() + "/";
    for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos;)
        text.erase(at, prefix.size());
    return text;
}

State file_state(const Workplace& place, const Exercise& exercise) {
    const fs::path file = place.project / exercise.file();
    std::error_code none;
    if (const fs::file_status status = fs::status(file, none); !fs::is_regular_file(status))
        return fs::exists(status) ? State::not_a_file : State::missing;
    if (access(file.c_str(), R_OK) != 0)
        return State::unreadable;
    const bool is_blank = support::read_file(file).find_first_not_of(" \t\r\n") == std::string::npos;
    return is_blank ? State::empty : State::unknown;
}

bool is_untouched(const Workplace& place, const Exercise& exercise) {
    return original(place.project, exercise) == support::read_file(place.project / exercise.file());
}

fs::path log_of(const Workplace& place, const Exercise& exercise) {
    return place.build / "checks/logs" / (exercise.name + ".log");
}

} // namespace checks
