// Limits, the user, and the files that it may see.
#include "tools/grade/confine/settings.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <grp.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <system_error>
#include <unistd.h>

namespace confine {
namespace {

void check(bool fine, const char* what) {
    if (!fine)
        throw std::system_error(errno, std::generic_category(), what);
}

/// A soft limit below the hard one ends a process by the limit's own signal, which tells it from a kill from outside.
void limit(__rlimit_resource resource, std::uint64_t value, std::uint64_t beyond, const char* ulimit) {
    rlimit now{};
    check(getrlimit(resource, &now) == 0, ulimit);
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
        throw std::runtime_error(std::string("this shell's limit (ulimit ") + ulimit +
                                 ") is lower than what grading needs, " + std::to_string(value));
    const rlimit wanted{value, std::min<rlim_t>(value + beyond, now.rlim_max)};
    check(setrlimit(resource, &wanted) == 0, ulimit);
}

void limit_if_possible(__rlimit_resource resource, rlim_t value) {
    rlimit wanted{};
    check(getrlimit(resource, &wanted) == 0, "limits");
    wanted.rlim_max = std::min(wanted.rlim_max, value);
    wanted.rlim_cur = wanted.rlim_max;
    check(setrlimit(resource, &wanted) == 0, "limits");
}

/// Since Linux 5.14 the kernel counts the threads of a namespace's user by themselves, before all that the user runs.
bool counts_by_namespace() {
    utsname system{};
    int major = 0, minor = 0;
    return uname(&system) == 0 && std::sscanf(system.release, "%d.%d", &major, &minor) == 2 &&
           (major > 5 || (major == 5 && minor >= 14));
}

// Landlock, by the kernel's numbers: the C library has no functions, and older headers lack the newer rights.
constexpr long create_ruleset = 444, add_rule = 445, restrict_self = 446;
constexpr std::uint64_t execute_file = 1, write_file = 1U << 1, read_file = 1U << 2, read_folder = 1U << 3,
                        truncate_file = 1U << 14;

struct Ruleset {
    std::uint64_t files, network, scope;
};
struct __attribute__((packed)) Rule {
    std::uint64_t allowed;
    std::int32_t parent;
};

Ruleset everything_in(long version) {
    Ruleset all{(1U << 13) - 1, 0, 0};
    if (version >= 2)
        all.files |= 1U << 13; // links and moves
    if (version >= 3)
        all.files |= truncate_file;
    if (version >= 4)
        all.network = 3;
    if (version >= 5)
        all.files |= 1U << 15; // ioctl
    if (version >= 6)
        all.scope = 3; // abstract sockets, signals
    return all;
}

void allow(int rules, const std::string& path, std::uint64_t rights) {
    const int parent = open(path.c_str(), O_PATH | O_CLOEXEC);
    if (parent < 0 && errno == ENOENT)
        return;
    check(parent >= 0, path.c_str());
    struct stat info {};
    check(fstat(parent, &info) == 0, path.c_str());
    if (!S_ISDIR(info.st_mode))
        rights &= execute_file | write_file | read_file | truncate_file;
    const Rule rule{rights, parent};
    check(syscall(add_rule, rules, 1, &rule, 0) == 0, "Landlock");
    close(parent);
}

/// The rules, made while every path can still be opened; -1 where the kernel has no Landlock.
int landlock_rules(const Settings& settings) {
    const long version = syscall(create_ruleset, nullptr, 0, 1);
    if (version < 1)
        return -1;
    const Ruleset all = everything_in(version);
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const int rules = static_cast<int>(syscall(create_ruleset, &all, size, 0));
    check(rules >= 0, "Landlock");
    for (const std::string& path : settings.readable)
        allow(rules, path, execute_file | read_file | read_folder);
    for (const std::string& path : settings.writable)
        allow(rules, path, all.files);
    for (const std::string& root : {std::string(), settings.root}) {
        allow(rules, root + "/dev/null", read_file | write_file);
        for (const char* device : {"/dev/zero", "/dev/random", "/dev/urandom"})
            allow(rules, root + device, read_file);
    }
    return rules;
}

} // namespace

void set_limits(const Settings& settings) {
    constexpr std::uint64_t to_die = 2; // seconds
    if (settings.cpu != 0)
        limit(RLIMIT_CPU, settings.cpu, to_die, "-t");
    if (settings.memory != 0)
        limit(RLIMIT_AS, settings.memory, 0, "-v");
    if (settings.file_size != 0)
        limit(RLIMIT_FSIZE, settings.file_size, 0, "-f");
    // For root, and in a namespace that root has made, the kernel has no such limit; the judge counts as well.
    constexpr rlim_t of_the_sandbox = 4;
    if (settings.max_threads > 0 && (settings.user != 0 || counts_by_namespace()))
        limit_if_possible(RLIMIT_NPROC, static_cast<rlim_t>(settings.max_threads) + of_the_sandbox);
    limit_if_possible(RLIMIT_CORE, 0);
    limit_if_possible(RLIMIT_NOFILE, 64);
    limit_if_possible(RLIMIT_STACK, 8U << 20);
}

void become_user(const Settings& settings) {
    // A signal does not leave Landlock's rules.
    const int rules = settings.sweep ? -1 : landlock_rules(settings);
    if (!settings.root.empty()) {
        const bool has_root = chroot(settings.root.c_str()) == 0 && chdir("/") == 0;
        check(has_root || (rules >= 0 && errno == EPERM), "chroot");
    }
    check(setgroups(0, nullptr) == 0, "setgroups");
    check(setresgid(settings.user, settings.user, settings.user) == 0, "setresgid");
    check(setresuid(settings.user, settings.user, settings.user) == 0, "setresuid");
    if (setuid(0) == 0)
        throw std::runtime_error("root's rights could not be given up");
    check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    if (rules < 0)
        return;
    check(syscall(restrict_self, rules, 0) == 0, "Landlock");
    close(rules);
}

} // namespace confine
