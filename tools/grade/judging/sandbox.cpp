#include "tools/grade/judging/sandbox.hpp"

#include "dnn/support/process.hpp"

#include <cmath>

namespace fs = std::filesystem;

namespace grade {
namespace {

using Words = std::vector<std::string>;

const fs::path launcher = fs::path(DEEPSTEPS_BUILD_DIR) / "grading/confine";
constexpr const char* launcher_within = "/confine";
constexpr const char* devices[] = {"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"};

void add(Words& words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
}

/// What is visible of the system.
std::vector<fs::path> system_folders(bool builds) {
    std::vector<fs::path> all = {"/usr/lib", "/usr/lib64", "/etc/alternatives", "/etc/ld.so.cache"};
    if (builds)
        all.insert(all.end(), {"/usr/bin", "/usr/include", "/usr/libexec"});
    std::erase_if(all, [](const fs::path& path) { return !fs::exists(path); });
    return all;
}

Words bubblewrap(const Sandbox& sandbox) {
    Words words = {"bwrap",
                   "--unshare-all",
                   "--unshare-user",
                   "--uid",
                   "65534",
                   "--gid",
                   "65534",
                   "--hostname",
                   "sandbox",
                   "--new-session",
                   "--die-with-parent",
                   "--cap-drop",
                   "ALL",
                   "--clearenv"};
    for (const fs::path& path : system_folders(sandbox.builds))
        add(words, {"--ro-bind", path, path});
    add(words,
        {"--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin"});
    for (const char* device : devices)
        add(words, {"--dev-bind", device, device});
    add(words, {"--size", std::to_string(sandbox.folder_size), "--perms", "1777", "--tmpfs", "/tmp"});
    add(words, {"--ro-bind", launcher, launcher_within});
    for (const Mount& mount : sandbox.mounts)
        add(words, {"--ro-bind", mount.outside, mount.within});
    add(words, {"--remount-ro", "/", "--"});
    return words;
}

Words limits_of(const Limits& limits) {
    return {"cpu=" + std::to_string(limits.cpu_seconds), "memory=" + std::to_string(limits.memory),
            "file-size=" + std::to_string(limits.file_size)};
}

/// The launcher's settings that both forms share.
Words launched(const Sandbox& sandbox) {
    const bool is_bubblewrap = sandbox.kind == SandboxKind::bubblewrap;
    Words words = is_bubblewrap ? bubblewrap(sandbox) : Words{};
    words.push_back(is_bubblewrap ? std::string(launcher_within) : launcher.string());
    add(words, limits_of(sandbox.limits));
    add(words, {"clean=yes", "folder=" + (is_bubblewrap ? std::string("/tmp") : sandbox.folder.string())});
    if (sandbox.kind != SandboxKind::none)
        add(words, {"filter=yes", "threads=" + std::to_string(sandbox.max_threads)});
    if (sandbox.kind != SandboxKind::user)
        return words;
    words.push_back("user=" + std::to_string(sandbox.user));
    // Without the right to change its root, the libraries are where they always are.
    std::vector<fs::path> readable = system_folders(sandbox.builds);
    if (!sandbox.builds) {
        words.push_back("root=" + sandbox.root.string());
        readable.push_back(sandbox.root);
    }
    if (!sandbox.visible.empty()) {
        words.push_back("visible=" + sandbox.visible.string());
        readable.push_back(sandbox.visible);
    }
    for (const Mount& mount : sandbox.mounts)
        readable.push_back(mount.outside);
    for (const fs::path& path : readable)
        words.push_back("read=" + path.string());
    // There is no disk of its own, so only a build writes at all.
    words.push_back(sandbox.builds ? "write=" + sandbox.folder.string() : "create-files=no");
    return words;
}

} // namespace

Limits with_patience(Limits limits, double patience) {
    limits.cpu_seconds = static_cast<int>(std::ceil(limits.cpu_seconds * patience));
    return limits;
}

std::string to_string(SandboxKind kind) {
    return kind == SandboxKind::bubblewrap ? "bubblewrap" : kind == SandboxKind::user ? "user" : "none";
}

std::optional<SandboxKind> sandbox_kind(const std::string& name) {
    for (const SandboxKind kind : {SandboxKind::bubblewrap, SandboxKind::user, SandboxKind::none})
        if (name == to_string(kind))
            return kind;
    return std::nullopt;
}

Words in_sandbox(const Sandbox& sandbox, const std::vector<Words>& commands, const Product& product) {
    Words words = launched(sandbox);
    add(words, {"status=" + std::to_string(says_to), "product-to=" + std::to_string(product_to),
                "product=" + product.file.string(), "max-product=" + std::to_string(product.max_size),
                "max-idle=" + std::to_string(product.max_idle)});
    for (const Words& command : commands) {
        words.push_back("--");
        add(words, command);
    }
    return words;
}

Words in_sandbox(const Sandbox& sandbox, const Words& command, int status) {
    Words words = launched(sandbox);
    add(words, {"status=" + std::to_string(status), "--"});
    add(words, command);
    return words;
}

Words with_limits(const Limits& limits, const Words& command) {
    Words words = {launcher};
    add(words, limits_of(limits));
    words.push_back("--");
    add(words, command);
    return words;
}

void end_all_of(uid_t user) {
    constexpr double seconds = 20;
    support::run({launcher, "user=" + std::to_string(user), "sweep=yes"}, seconds, 0);
}

} // namespace grade
