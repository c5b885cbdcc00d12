#include "tools/grade/judging/sandbox.hpp"

#include "dnn/support/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <seccomp.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {

void write_filter(const fs::path& file) {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr)
        throw support::Error("libseccomp could not create a filter.");
    bool complete = true;
    const auto refuse = [&](int call, int error) {
        complete = complete && seccomp_rule_add(filter, SCMP_ACT_ERRNO(error), call, 0) == 0;
    };
    // No process and no thread: a function needs neither, and OpenBLAS is set to one thread.
    for (const int call : {SCMP_SYS(clone), SCMP_SYS(fork), SCMP_SYS(vfork)})
        refuse(call, EPERM);
    refuse(SCMP_SYS(clone3), ENOSYS); // glibc then tries clone
    // No other process's memory, no network, no other namespaces, nothing that outlives the worker.
    for (const int call : {SCMP_SYS(ptrace),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(socket),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(unshare),
                           SCMP_SYS(setns),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(bpf),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(memfd_create),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(shmget),
                           SCMP_SYS(msgget),
                           SCMP_SYS(semget),
                           SCMP_SYS(mq_open)})
        refuse(call, EPERM);
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = complete && descriptor >= 0 && seccomp_export_bpf(filter, descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    seccomp_release(filter);
    if (!written)
        throw support::Error("cannot write the sandbox's filter " + file.string() + ".");
}

std::vector<std::string> with_limits(const Limits& limits, const std::vector<std::string>& command) {
    std::vector<std::string> words = {"prlimit",
                                      "--cpu=" + std::to_string(limits.cpu_seconds),
                                      "--as=" + std::to_string(limits.memory),
                                      "--fsize=" + std::to_string(limits.file_size),
                                      "--nofile=64",
                                      "--core=0",
                                      "--stack=8388608",
                                      "--"};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

std::vector<std::string> in_sandbox(const Sandbox& sandbox, const fs::path& filter,
                                    const std::vector<std::string>& command) {
    std::vector<std::string> words = {"bwrap",
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
                                      "--clearenv",
                                      "--setenv",
                                      "PATH",
                                      "/usr/bin:/bin",
                                      "--setenv",
                                      "LANG",
                                      "C.UTF-8",
                                      "--setenv",
                                      "OPENBLAS_NUM_THREADS",
                                      "1"};
    const auto add = [&](std::initializer_list<std::string> more) { words.insert(words.end(), more); };
    std::vector<fs::path> system = {"/usr/lib", "/usr/lib64", "/etc/alternatives", "/etc/ld.so.cache"};
    if (sandbox.programs)
        system.insert(system.end(), {"/usr/bin", "/usr/include", "/usr/libexec"});
    for (const fs::path& path : system)
        if (fs::exists(path))
            add({"--ro-bind", path, path});
    add({"--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin"});
    add({"--dev", "/dev", "--size", "268435456", "--perms", "1777", "--tmpfs", "/tmp", "--chdir", "/tmp"});
    for (const Mount& mount : sandbox.mounts)
        add({mount.writable ? "--bind" : "--ro-bind", mount.outside, mount.within});
    add({"--remount-ro", "/"});
    if (!sandbox.programs)
        add({"--seccomp", std::to_string(filter_descriptor)});
    add({"--"});
    words.insert(words.end(), command.begin(), command.end());
    if (!sandbox.programs) // the shell opens the filter's descriptor, which bubblewrap reads and closes
        words.insert(words.begin(),
                     {"sh", "-c", "exec \"$@\" " + std::to_string(filter_descriptor) + "<\"$0\"", filter});
    return with_limits(sandbox.limits, words);
}

} // namespace grade
