// The folder of a run's results: run.json, .state/ with one file per finished submission, .scratch/ for the run.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <optional>

namespace grade {

/// Thrown if the command line contradicts the folder.
struct Conflict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Held by one run at a time. A killed run's leftovers are removed at the start, the scratch folder at the end.
class OutFolder {
public:
    /// Creates the folder. Throws support::Error if it cannot be used: another run has it, or it holds other files.
    explicit OutFolder(const std::filesystem::path& folder);
    ~OutFolder();
    OutFolder(const OutFolder&) = delete;
    OutFolder& operator=(const OutFolder&) = delete;

    /// The recorded seed, else `wanted`, else a new one. Throws Conflict if both exist and differ.
    std::uint64_t seed(std::optional<std::uint64_t> wanted) const;

    /// Marks every submission as ungraded and forgets the seed.
    void forget();

    void write_run(const Run& run) const;

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path scratch() const { return folder_ / ".scratch"; }
    std::filesystem::path state_of(const std::string& submission) const;

private:
    std::filesystem::path folder_;
    int lock_ = -1;
};

} // namespace grade
