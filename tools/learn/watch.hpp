// Notices when the learner saves a file, however the editor does it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <sys/types.h>
#include <vector>

namespace learn {

/// Distinguishes one saved version of a file from another.
struct Signature {
    bool exists = false, readable = false;
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t modified = 0, changed = 0; // in nanoseconds; `changed` also tells of a move
    bool operator==(const Signature&) const = default;
};

Signature signature_of(const std::filesystem::path& file);

/// Watches the folder, since editors save by renaming, and looks at the files themselves now and then, since a network
/// folder may send no events.
class Watch {
public:
    Watch(std::filesystem::path folder, std::vector<std::string> names);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    int descriptor() const { return queue; } // for poll(); -1 without inotify

    /// The files that have changed and been at rest for a moment since.
    std::set<std::size_t> changed();

    /// Accepts a file's present state: we changed it ourselves.
    void accept(std::size_t i);

    /// Ask again within this many milliseconds.
    int patience() const;

private:
    void watch_folder();

    std::filesystem::path folder;
    std::vector<std::string> names;
    std::vector<Signature> known, latest;
    int queue = -1, folder_watch = -1;
    ino_t folder_inode = 0;
    bool restless = false;
    std::chrono::steady_clock::time_point last_change;
};

} // namespace learn
