// The sandbox in which a learner's code is compiled and run: bubblewrap's namespaces, seccomp's filter, kernel limits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace grade {

struct Limits {
    int cpu_seconds = 0;
    std::uint64_t memory = 0;    // bytes of address space, for each process
    std::uint64_t file_size = 0; // bytes, for each file
};

/// A file or folder visible inside, at `within`; read-only unless `writable`.
struct Mount {
    std::filesystem::path outside, within;
    bool writable = false;
};

struct Sandbox {
    Limits limits;
    std::vector<Mount> mounts;
    bool programs = false; // /usr/bin and the compiler are visible, and processes may be started
};

/// Writes the filter of the sandboxes without `programs`, once for all of them.
void write_filter(const std::filesystem::path& file);

/// The command line that runs `command` inside. Nothing else is visible: no network, no home, no project, no other
/// process, no variable but PATH, LANG and the one that keeps OpenBLAS to one thread; /tmp is empty and
/// disappears with it.
std::vector<std::string> in_sandbox(const Sandbox& sandbox, const std::filesystem::path& filter,
                                    const std::vector<std::string>& command);

/// The same limits without the sandbox, for --no-sandbox.
std::vector<std::string> with_limits(const Limits& limits, const std::vector<std::string>& command);

/// The descriptor at which bubblewrap reads the filter.
inline constexpr int filter_descriptor = 9;

} // namespace grade
