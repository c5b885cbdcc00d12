#include "tools/grade/judging/out_folder.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <sys/file.h>
#include <unistd.h>

namespace grade {
namespace fs = std::filesystem;

using Json = nlohmann::ordered_json;

namespace {

constexpr const char* run_file = "run.json";

/// By write_atomically's name for an unfinished file: ".NAME.PID.tmp".
bool is_unfinished(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.starts_with('.') && name.ends_with(".tmp");
}

void remove_unfinished(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> unfinished;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (is_unfinished(entry.path()))
            unfinished.push_back(entry.path());
    for (const fs::path& file : unfinished)
        fs::remove(file, error);
}

/// Refuses a folder with other files: a submission's results could overwrite one of them.
void check_ours(const fs::path& folder) {
    if (fs::exists(folder / run_file))
        return;
    for (const auto& entry : fs::directory_iterator(folder))
        if (!is_unfinished(entry.path()) && entry.path().filename() != ".scratch" &&
            entry.path().filename() != ".state")
            throw support::Error(
                "no results can go into " + folder.string() +
                ", which holds other files and no run.json; give --out a new or empty folder.");
}

int lock(const fs::path& folder) {
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        throw support::Error(folder.string() + " cannot be opened: " + std::strerror(errno) +
                             ". Give --out another folder.");
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    close(descriptor);
    throw support::Error("another run is writing its results to " + folder.string() +
                         "; wait for it to finish, or give --out another folder.");
}

} // namespace

OutFolder::OutFolder(const fs::path& folder) : folder_(fs::absolute(folder).lexically_normal()) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (!fs::is_directory(folder_))
        throw support::Error("cannot create the folder " + folder.string() +
                             (error ? ": " + error.message() : std::string(", it is a file")) +
                             ". Give --out another name.");
    check_ours(folder_);
    lock_ = lock(folder_);
    try {
        support::check_writable(folder_ / run_file);
        fs::remove_all(scratch(), error); // what a killed run's sandbox still holds goes with the next run
        fs::create_directories(scratch());
        fs::create_directories(folder_ / ".state");
        remove_unfinished(folder_);
        for (const auto& entry : fs::directory_iterator(folder_))
            if (entry.is_directory() && !entry.is_symlink())
                remove_unfinished(entry.path());
    } catch (...) {
        close(lock_);
        throw;
    }
}

OutFolder::~OutFolder() {
    std::error_code error;
    fs::remove_all(scratch(), error);
    close(lock_);
}

std::uint32_t OutFolder::seed(std::optional<std::uint32_t> wanted) const {
    if (!fs::exists(folder_ / run_file))
        return wanted ? *wanted : fresh_seed();
    std::uint32_t recorded = 0;
    try {
        std::ifstream in(folder_ / run_file);
        recorded = Json::parse(in).at("seed");
    } catch (const Json::exception&) {
        throw support::Error((folder_ / run_file).string() +
                             " does not record the seed of the run; --fresh starts over.");
    }
    if (wanted && *wanted != recorded)
        throw Conflict("the results in " + folder_.string() + " have the seed " + std::to_string(recorded) +
                       ", but --seed says " + std::to_string(*wanted) +
                       ": leave --seed out to continue, or add --fresh to start over");
    return recorded;
}

void OutFolder::forget() {
    fs::remove_all(folder_ / ".state");
    fs::remove(folder_ / run_file);
    fs::create_directories(folder_ / ".state");
}

void OutFolder::write_run(const Run& run) const {
    Json json{{"deepsteps", DEEPSTEPS_VERSION},
              {"seed", run.seed},
              {"sandbox", to_string(run.sandbox)},
              {"grader", run.grader},
              {"exercises", Json::array()}};
    for (const Exercise& exercise : run.exercises)
        json["exercises"].push_back(exercise.name);
    support::write_atomically(folder_ / run_file, [&](std::ostream& out) { out << json.dump(2) << '\n'; });
}

fs::path OutFolder::state_of(const std::string& submission) const {
    return folder_ / ".state" / (submission + ".json");
}

std::uint32_t fresh_seed() {
    return std::random_device()();
}

} // namespace grade
