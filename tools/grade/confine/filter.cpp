// The filter of system calls: no process, threads for a worker alone, no network, no namespace, nothing that outlives the program.
#include "tools/grade/confine/settings.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdexcept>
#include <sys/prctl.h>

namespace confine {

void load_filter(const Settings& settings) {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool complete = filter != nullptr;
    const auto refuse = [&](int call, int error) {
        complete = complete && seccomp_rule_add(filter, SCMP_ACT_ERRNO(error), call, 0) == 0;
    };
    const auto refuse_flag = [&](int call, unsigned argument, scmp_datum_t flag) {
        const scmp_arg_cmp is_set{argument, SCMP_CMP_MASKED_EQ, flag, flag};
        complete = complete && seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &is_set) == 0;
    };
    for (const int call : {SCMP_SYS(fork), SCMP_SYS(vfork)})
        refuse(call, EPERM);
    refuse(SCMP_SYS(clone3),
           ENOSYS); // its flags stand in memory, which a filter does not see; glibc then tries clone
    if (settings.max_threads > 0) {
        const scmp_arg_cmp is_process{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
        complete = complete && seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                                      &is_process) == 0;
        for (const scmp_datum_t name_space : {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC,
                                              CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET})
            refuse_flag(SCMP_SYS(clone), 0, name_space);
    } else {
        refuse(SCMP_SYS(clone), EPERM);
    }
    // statmount and listmount tell the paths of this machine; their numbers are the same everywhere, and new.
    for (const int call : {457, 458})
        refuse(call, ENOSYS);
    for (const int call : {SCMP_SYS(ptrace),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(pidfd_open),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(kcmp),
                           SCMP_SYS(socket),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(setpgid),
                           SCMP_SYS(setsid),
                           SCMP_SYS(unshare),
                           SCMP_SYS(setns),
                           SCMP_SYS(chroot),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(open_tree),
                           SCMP_SYS(move_mount),
                           SCMP_SYS(fsopen),
                           SCMP_SYS(fsmount),
                           SCMP_SYS(fspick),
                           SCMP_SYS(name_to_handle_at),
                           SCMP_SYS(open_by_handle_at),
                           SCMP_SYS(bpf),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(memfd_create),
                           SCMP_SYS(memfd_secret),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(shmget),
                           SCMP_SYS(msgget),
                           SCMP_SYS(semget),
                           SCMP_SYS(mq_open)})
        refuse(call, EPERM);
    if (!settings.may_create_files) {
        for (const int call :
             {SCMP_SYS(creat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(mknod), SCMP_SYS(mknodat),
              SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(rename),
              SCMP_SYS(renameat), SCMP_SYS(renameat2)})
            refuse(call, EPERM);
        refuse(SCMP_SYS(openat2), ENOSYS); // its flags stand in memory, too
        // O_CREAT also opens what is there, as /dev/null; that nothing can be made, the root's owner and Landlock see to.
        refuse_flag(SCMP_SYS(open), 1, O_TMPFILE);
        refuse_flag(SCMP_SYS(openat), 2, O_TMPFILE);
    }
    complete = complete && seccomp_load(filter) == 0; // sets no_new_privs, too
    seccomp_release(filter);
    if (!complete)
        throw std::runtime_error("the filter of system calls cannot be loaded");
}

} // namespace confine
