// The sandbox in which a learner's code is compiled and run. Its launcher, tools/grade/confine, takes on limits and a
// filter of system calls in both kinds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace grade {

enum class SandboxKind {
    /// Bubblewrap's namespaces.
    bubblewrap,
    /// Where there are none, as in a container: a user of its own with none of root's rights, and Landlock.
    user,
    /// The caller's rights.
    none,
};

/// "bubblewrap", "user" or "none"; and back.
std::string to_string(SandboxKind kind);
std::optional<SandboxKind> sandbox_kind(const std::string& name);

struct Limits {
    int cpu_seconds = 0;
    std::uint64_t memory = 0;    // bytes of address space, for each process
    std::uint64_t file_size = 0; // bytes, for each file
};

/// So many times the processor time.
Limits with_patience(Limits limits, double patience);

/// A file or folder visible inside, at `within`, to be read. The kinds without namespaces see it at `outside`.
struct Mount {
    std::filesystem::path outside, within;
};

struct Sandbox {
    SandboxKind kind = SandboxKind::bubblewrap;
    int max_threads = 0;           // at a time; 0: none but the first
    uid_t user = 0;                // of SandboxKind::user
    std::filesystem::path root;    // of SandboxKind::user: the libraries, for what builds nothing
    std::filesystem::path visible; // of the same: the library that hides other files from compilers
    std::filesystem::path
        folder; // the working folder; bubblewrap has an empty /tmp, which disappears with it
    Limits limits;
    std::uint64_t folder_size = 0; // bytes; of bubblewrap's
    std::vector<Mount> mounts;
    bool builds = false; // the compiler and the headers are visible, and `folder` may be written to
};

/// What the commands make, for the launcher to hand on.
struct Product {
    std::filesystem::path file;
    std::uint64_t max_size = 0;
    double max_idle = 0; // seconds without computing
};

/// The descriptors of the launcher, below those that it closes: what it says, where the product goes.
inline constexpr int says_to = 7, product_to = 8;

/// The command line that runs the commands inside, one after another, and hands on what they make. Nothing else is
/// visible: no network, no home, no project, no other process, no device but the harmless ones, no variable but PATH,
/// LANG and the one that keeps OpenBLAS to one thread.
std::vector<std::string> in_sandbox(const Sandbox& sandbox,
                                    const std::vector<std::vector<std::string>>& commands,
                                    const Product& product);

/// The same for one program, which takes the launcher's place once it has said at the descriptor `status` that it is
/// inside.
std::vector<std::string> in_sandbox(const Sandbox& sandbox, const std::vector<std::string>& command,
                                    int status);

/// Limits alone, for our own programs.
std::vector<std::string> with_limits(const Limits& limits, const std::vector<std::string>& command);

/// Ends whatever still runs as the user.
void end_all_of(uid_t user);

} // namespace grade
