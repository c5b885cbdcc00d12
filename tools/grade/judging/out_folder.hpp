// The folder of a class's results: run.json, .state/ with the records, .scratch/ for the run.
#pragma once

#include "tools/grade/judging/record.hpp"
#include "tools/grade/judging/store.hpp"

#include <filesystem>
#include <optional>

namespace grade {

/// Thrown if the command line contradicts the folder.
struct Conflict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// In a folder of results.
inline constexpr const char* run_file = "run.json";

/// Held by one run at a time, or shared by shards. A run alone removes a killed one's leftovers at the start; each
/// removes its scratch folder at the end.
class OutFolder {
public:
    enum class Access { alone, shared };

    /// Creates the folder. Throws support::Error if it cannot be used: another run has it, or it holds other files.
    /// Waits for others so many seconds.
    explicit OutFolder(const std::filesystem::path& folder, Access access = Access::alone,
                       double patience = 0);
    ~OutFolder();
    OutFolder(const OutFolder&) = delete;
    OutFolder& operator=(const OutFolder&) = delete;

    /// The recorded seed, else `wanted`, else a new one. Throws Conflict if both exist and differ.
    std::uint64_t seed(std::optional<std::uint64_t> wanted) const;

    /// Removes all records with their submissions' pages, and forgets the seed.
    void forget();

    void write_run(const Run& run) const;
    /// Unless there is one: of several shards that begin at the same time, one writes it.
    void write_run_once(const Run& run) const;

    const std::filesystem::path& path() const { return folder_; }
    const std::filesystem::path& scratch() const { return scratch_; }
    Store store() const { return Store(folder_ / ".state"); }
    /// For the shards' progress.
    std::filesystem::path shards() const { return folder_ / ".state" / "shards"; }

private:
    void clean() const;

    std::filesystem::path folder_, scratch_;
    int lock_ = -1;
    bool forgotten_ = false; // run.json stays until there is a new one: without it the folder is not ours
};

} // namespace grade
