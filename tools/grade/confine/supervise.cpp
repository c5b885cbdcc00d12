// Runs a compiler's programs one after another, and says how each ended: by itself, by a limit, or killed from outside.
#include "tools/grade/confine/settings.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace confine {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> words_of(const std::vector<std::string>& command) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    return words;
}

void hide_the_rest(const Settings& settings) {
    if (settings.visible.empty())
        return;
    std::string folders = "/lib:/lib64:/bin:/dev/null:/dev/zero:/dev/random:/dev/urandom";
    for (const auto* paths : {&settings.readable, &settings.writable})
        for (const std::string& path : *paths)
            folders += ':' + path;
    setenv("DEEPSTEPS_VISIBLE", folders.c_str(), 1);
    setenv("LD_PRELOAD", settings.visible.c_str(), 1);
}

[[noreturn]] void become(const Settings& settings, const std::vector<std::string>& command) {
    std::string why;
    try {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        hide_the_rest(settings);
        set_limits(settings);
        if (settings.filter)
            load_filter(settings);
        execvp(command[0].c_str(), words_of(command).data());
        why = std::strerror(errno);
    } catch (const std::exception& error) {
        why = error.what();
    }
    say(settings, "not-started " + why);
    _exit(1);
}

/// How much the process has computed, in seconds.
double computed(pid_t pid) {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) != 0)
        return 0;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// Waits for it, and ends it if it does nothing for too long. Returns how it ended, and the seconds it has computed.
std::string ending_of(const Settings& settings, pid_t pid) {
    constexpr double little = 0.01; // seconds: less is no work
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    bool idle = false;
    double last_computed = 0;
    Clock::time_point last_work = Clock::now();
    int status = 0;
    rusage used{};
    for (pid_t ended = 0; (ended = wait4(pid, &status, WNOHANG, &used)) != pid;) {
        if (ended < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "waitpid");
        const timespec pause{0, 200'000'000};
        sigtimedwait(&child, nullptr, &pause);
        if (const double now = computed(pid); now > last_computed + little) {
            last_computed = now;
            last_work = Clock::now();
        }
        if (settings.max_idle > 0 && !idle &&
            Clock::now() - last_work > std::chrono::duration<double>(settings.max_idle)) {
            idle = true;
            kill(pid, SIGKILL);
        }
    }
    const std::string how = idle                  ? "idle 0"
                            : WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                                  : "exit " + std::to_string(WEXITSTATUS(status));
    return how + ' ' + std::to_string(seconds(used.ru_utime) + seconds(used.ru_stime));
}

/// Whether the machine could give a program the memory that its limit allows.
bool has_memory(const Settings& settings) {
    void* const memory =
        mmap(nullptr, settings.memory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    munmap(memory, settings.memory);
    return true;
}

/// "kept", "large", or the error.
std::string hand_on(const Settings& settings) {
    const int file = open(settings.product.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat info {};
    if (file < 0 || fstat(file, &info) != 0 || !S_ISREG(info.st_mode))
        return "not-kept there is no " + settings.product;
    if (static_cast<std::uint64_t>(info.st_size) > settings.max_product)
        return "large";
    std::vector<char> buffer(1U << 18);
    for (ssize_t got = 0; (got = read(file, buffer.data(), buffer.size())) > 0;)
        for (ssize_t put = 0, wrote = 0; put < got; put += wrote)
            if ((wrote = write(settings.product_to, buffer.data() + put,
                               static_cast<std::size_t>(got - put))) < 0)
                return std::string("not-kept ") + std::strerror(errno);
    // What a network's disk has not taken is found out here.
    if (close(settings.product_to) != 0)
        return std::string("not-kept ") + std::strerror(errno);
    return "kept";
}

} // namespace

int execute(const Settings& settings, int program) {
    const std::vector<std::string>& command = settings.commands.front();
    constexpr int tries = 100;
    for (int i = 0; i < tries; ++i) {
        if (program >= 0)
            fexecve(program, words_of(command).data(), environ);
        else
            execvp(command[0].c_str(), words_of(command).data());
        if (errno != ETXTBSY) // a process that is just being started may still hold it open
            break;
        usleep(10'000);
    }
    std::fprintf(stderr, "confine: %s: %s\n", command[0].c_str(), std::strerror(errno));
    return 126;
}

int supervise(const Settings& settings) {
    for (const int descriptor : {settings.status, settings.product_to})
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, nullptr);
    say(settings, "inside");
    for (const std::vector<std::string>& command : settings.commands) {
        const pid_t pid = fork();
        if (pid < 0) {
            say(settings, std::string("not-started ") + std::strerror(errno));
            return 1;
        }
        if (pid == 0)
            become(settings, command);
        const std::string ending = ending_of(settings, pid);
        say(settings, "ended " + ending);
        if (ending.starts_with("exit 0 "))
            continue;
        if (!has_memory(settings))
            say(settings, "no-memory");
        return 1;
    }
    const std::string handed = hand_on(settings);
    say(settings, handed);
    return handed == "kept" ? 0 : 1;
}

} // namespace confine
