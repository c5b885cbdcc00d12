#include "tools/grade/judging/out_folder.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "tools/grade/judging/seed.hpp"
#include "tools/grade/report/results.hpp"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace grade {
namespace fs = std::filesystem;

using support::Json;

namespace {

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
    for (const auto& entry : fs::directory_iterator(folder)) {
        const fs::path name = entry.path().filename();
        if (!is_unfinished(name) && name != ".scratch" && name != ".state" && name != ".lock" &&
            name != "overrides.csv")
            throw support::Error(
                "no results can go into " + folder.string() +
                ", which holds other files and no run.json; give --out a new or empty folder.");
    }
}

/// The descriptor of the locked file. A file system that knows no locks is trusted to have one run.
int lock(const fs::path& folder, OutFolder::Access access, double patience) {
    const int descriptor = open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        throw support::Error(folder.string() + " cannot be written: " + std::strerror(errno) +
                             ". Give --out another folder.");
    const int how = access == OutFolder::Access::alone ? LOCK_EX : LOCK_SH;
    const auto last_try = std::chrono::steady_clock::now() + std::chrono::duration<double>(patience);
    while (flock(descriptor, how | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        if (std::chrono::steady_clock::now() >= last_try) {
            close(descriptor);
            throw support::Error("another run is writing its results to " + folder.string() +
                                 "; wait for it to finish, or give --out another folder.");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return descriptor;
}

fs::path own_scratch(const fs::path& scratch) {
    std::string name = (scratch / "shard-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw support::Error("cannot create a folder in " + scratch.string() + ": " + std::strerror(errno) +
                             ".");
    return name;
}

std::string run_json(const Run& run) {
    Json json{{"deepsteps", DEEPSTEPS_VERSION},
              {"seed", run.seed},
              {"sandbox", to_string(run.sandbox)},
              {"grader", run.grader},
              {"rules",
               {{"due", run.rules.due},
                {"late", run.rules.late},
                {"grace", hours_of(run.rules.grace)},
                {"roster", run.rules.roster},
                {"for", run.rules.platforms}}},
              {"exercises", Json::array()}};
    for (const Exercise& exercise : run.exercises)
        json["exercises"].push_back(exercise.name);
    return support::text_of(json, 2) + '\n';
}

} // namespace

OutFolder::OutFolder(const fs::path& folder, Access access, double patience)
    : folder_(fs::absolute(folder).lexically_normal()), scratch_(folder_ / ".scratch") {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (!fs::is_directory(folder_))
        throw support::Error("cannot create the folder " + folder.string() +
                             (error ? ": " + error.message() : std::string(", it is a file")) +
                             ". Give --out another name.");
    check_ours(folder_);
    lock_ = lock(folder_, access, patience);
    try {
        support::check_writable(folder_ / run_file);
        if (access == Access::alone)
            clean();
        fs::create_directories(scratch_);
        fs::create_directories(folder_ / ".state");
        if (access == Access::shared)
            scratch_ = own_scratch(scratch_);
    } catch (...) {
        close(lock_);
        throw;
    }
}

OutFolder::~OutFolder() {
    std::error_code error;
    fs::remove_all(scratch_, error);
    fs::remove(folder_ / ".scratch", error); // the last of several shards
    close(lock_);
}

/// What killed runs have left; their sandboxes end with them.
void OutFolder::clean() const {
    std::error_code error;
    fs::remove_all(scratch_, error);
    remove_unfinished(folder_);
    for (const auto& entry : fs::directory_iterator(folder_))
        if (entry.is_directory() && !entry.is_symlink())
            remove_unfinished(entry.path());
    remove_unfinished(shards());
}

std::uint64_t OutFolder::seed(std::optional<std::uint64_t> wanted) const {
    if (forgotten_ || !fs::exists(folder_ / run_file))
        return wanted ? *wanted : fresh_seed();
    std::uint64_t recorded = 0;
    try {
        recorded = support::parsed_json(support::read_file(folder_ / run_file)).at("seed");
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
    std::error_code error;
    store().for_each([&](const Record& record) {
        remove_results(folder_ / record.folder);
        fs::remove(folder_ / "details" / (record.folder + ".txt"), error);
    });
    fs::remove_all(folder_ / ".state");
    fs::create_directories(folder_ / ".state");
    forgotten_ = true;
}

void OutFolder::write_run(const Run& run) const {
    support::write_atomically(folder_ / run_file, [&](std::ostream& out) { out << run_json(run); });
}

void OutFolder::write_run_once(const Run& run) const {
    const fs::path draft = scratch_ / run_file;
    std::ofstream(draft) << run_json(run);
    std::error_code error;
    fs::create_hard_link(draft, folder_ / run_file, error); // fails if there is one, over NFS as well
    if (!fs::exists(folder_ / run_file))                    // a file system without hard links
        write_run(run);
}

} // namespace grade
