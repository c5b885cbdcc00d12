#include "tools/program.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <atomic>
#include <csignal>
#include <cstring>
#include <iostream>
#include <new>
#include <unistd.h>
#include <utility>

namespace tools {
namespace fs = std::filesystem;

namespace {
std::atomic<int> caught{0};
static_assert(std::atomic<int>::is_always_lock_free); // so that a signal handler may set it

void handle(int signal, int flags) {
    struct sigaction action {};
    action.sa_handler = [](int which) { caught = which; };
    action.sa_flags = flags;
    sigaction(signal, &action, nullptr);
}

bool is_ignored(int signal) {
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

const char* name_of(int signal) {
    switch (signal) {
    case 0:
        return "";
    case SIGINT:
        return "Ctrl-C";
    case SIGTERM:
        return "SIGTERM";
    case SIGHUP:
        return "SIGHUP (the terminal was closed)";
    case SIGPIPE:
        return "SIGPIPE (nobody reads its output any more)";
    case SIGXCPU:
        return "SIGXCPU (the limit on its CPU time)";
    default:
        return "a signal";
    }
}

const char* ended_when = "";

/// In a signal's handler little else is allowed.
void say_and_end(int signal) {
    for (const char* const words : {"error: ended by ", name_of(signal), ended_when, ".\n"})
        if (write(STDERR_FILENO, words, std::strlen(words)) < 0)
            break;
    support::remove_drafts();
    _exit(128 + signal);
}

} // namespace

int run(const std::string& name, const std::function<Status()>& program) noexcept {
    end_at_once("");
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond the limit on its size then is an error like a full disk's
    try {
        const Status status = program();
        if (status != done || std::cout.flush())
            return status;
        print_error("what it prints cannot be written; is the disk full?");
    } catch (const EndsHere& end) {
        return end.say();
    } catch (const Misuse& misuse) {
        return end_of(misuse, name).say();
    } catch (const std::bad_alloc&) {
        print_error("there is not enough memory for that.");
    } catch (const std::exception& error) {
        print_error(error.what());
    }
    return failed;
}

void end_at_once(const char* when) {
    ended_when = when;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (signal != SIGHUP || !is_ignored(signal)) // a shell's background jobs ignore Ctrl-C, too
            std::signal(signal, say_and_end);
}

void catch_interrupts() {
    for (const int signal : {SIGINT, SIGTERM})
        handle(signal, static_cast<int>(SA_RESETHAND));
}

bool was_interrupted() {
    return caught != 0;
}

void catch_limits() {
    // The next write to the same pipe, and the next second of CPU time, bring another one.
    handle(SIGPIPE, 0);
    handle(SIGXCPU, 0);
}

void catch_endings() {
    static bool is_done = false; // a second signal is to end the program
    if (std::exchange(is_done, true))
        return;
    catch_interrupts();
    if (!is_ignored(SIGHUP))
        handle(SIGHUP, static_cast<int>(SA_RESETHAND));
    catch_limits();
}

std::string ending() {
    return name_of(caught);
}

Status ending_status() {
    return static_cast<Status>(128 + caught);
}

std::string shown(const fs::path& path) {
    std::error_code error;
    const fs::path here = fs::current_path(error); // it may have been deleted
    const std::string relative = error || path.is_relative() ? "" : fs::relative(path, here, error).string();
    return support::one_line(error || relative.empty() || relative.starts_with("..") ? path.string()
                                                                                     : relative);
}

} // namespace tools
