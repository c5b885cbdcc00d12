#include "tools/grade/judging/sandbox_choice.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "tools/grade/judging/users.hpp"

#include <fstream>
#include <memory>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {
namespace {

/// "" if programs run in the sandbox, as compilers and as workers, else the first line that is said instead.
std::string why_not(SandboxKind kind) try {
    constexpr double seconds = 20;
    constexpr std::uint64_t memory = 256U << 20, file_size = 1U << 20;
    const std::string program = "/usr/bin/true";
    const std::unique_ptr<JobUser> user = kind == SandboxKind::user ? std::make_unique<JobUser>() : nullptr;
    Sandbox sandbox;
    sandbox.kind = kind;
    sandbox.limits = {5, memory, file_size};
    sandbox.folder_size = file_size;
    if (user) {
        sandbox.user = user->id();
        sandbox.folder = user->folder();
        sandbox.root = root_for_users();
    }
    for (const bool builds : {true, false}) {
        sandbox.builds = builds;
        sandbox.mounts = {{program, "/worker"}};
        const std::string command = user || builds ? program : "/worker";
        const support::Ended ended =
            support::run(in_sandbox(sandbox, {command}, STDOUT_FILENO), seconds, 1000);
        if (ended.status == 0 && ended.output == "inside\n")
            continue;
        const std::string line = ended.output.substr(0, ended.output.find('\n'));
        return line.empty() || line == "inside" ? "a program cannot run in it" : line;
    }
    return "";
} catch (const std::exception& error) { // such as no bubblewrap
    return error.what();
}

std::string apparmors_setting() {
    std::ifstream in("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

std::string apparmor_advice(const std::string& setting) {
    if (!setting.starts_with('1'))
        return "";
    return "AppArmor keeps bubblewrap from making one (kernel.apparmor_restrict_unprivileged_userns is 1). "
           "As root, "
           "save these lines as /etc/apparmor.d/bwrap, and run apparmor_parser -r /etc/apparmor.d/bwrap:\n\n"
           "abi <abi/4.0>,\n"
           "include <tunables/global>\n\n"
           "profile bwrap /usr/bin/bwrap flags=(unconfined) {\n"
           "  userns,\n"
           "  include if exists <local/bwrap>\n"
           "}\n";
}

std::string said_of(SandboxKind kind) {
    if (kind == SandboxKind::bubblewrap)
        return "";
    if (kind == SandboxKind::none)
        return "No sandbox: the submitted code runs with your rights.\n";
    return std::string("There are no namespaces here: the submitted code runs as a user of its own") +
           (has_landlock() ? ".\n"
                           : ", without Landlock, which this kernel lacks;\n"
                             "the project and the results are closed to others (mode 0700).\n");
}

SandboxKind choose_sandbox(std::optional<SandboxKind> wanted) {
    if (wanted == SandboxKind::none)
        return SandboxKind::none;
    const bool is_root = geteuid() == 0;
    const std::string no_namespaces = wanted == SandboxKind::user ? "" : why_not(SandboxKind::bubblewrap);
    if (no_namespaces.empty() && wanted != SandboxKind::user)
        return SandboxKind::bubblewrap;
    const std::string no_user =
        wanted == SandboxKind::bubblewrap || !is_root ? "it takes root" : why_not(SandboxKind::user);
    if (no_user.empty())
        return SandboxKind::user;
    if (wanted == SandboxKind::user)
        throw support::Error("strangers' code cannot run as a user of its own here: " + no_user + '.');
    if (const std::string advice = apparmor_advice(apparmors_setting()); !is_root && !advice.empty())
        throw support::Error("strangers' code needs a sandbox, and " + advice);
    throw support::Error("strangers' code needs a sandbox, and bubblewrap cannot make one here (" +
                         no_namespaces +
                         "): grade on a machine with user namespaces, or as root in a container.");
}

} // namespace grade
