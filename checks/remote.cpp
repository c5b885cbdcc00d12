#include "checks/remote.hpp"

#include "checks/whereabouts.hpp"
#include "dnn/support/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace checks {
namespace {

constexpr int max_starts = 40;
constexpr std::size_t max_printed_in_call = 1U << 20, max_output_kept = 1U << 16;

/// The last line that a library prints to stderr before it aborts; "" if there is none.
std::string last_words(const std::string& output) {
    for (const char* sign : {"Assertion '", "free(): ", "malloc(): ", "double free", "corrupted",
                             "munmap_chunk(): ", "realloc(): ", "stack smashing", "terminate called"})
        if (const std::size_t at = output.rfind(sign); at != std::string::npos) {
            const std::size_t begin = sign[0] == 'A' ? at : output.rfind('\n', at) + 1;
            return output.substr(begin, std::min<std::size_t>(output.find('\n', at) - begin, 200));
        }
    return "";
}

} // namespace

Remote::Remote(Options the_options) : options(std::move(the_options)) {}

Remote*& Remote::current() {
    static Remote* remote = nullptr;
    return remote;
}

Remote::~Remote() {
    stop();
}

void Remote::start() {
    if (gave_up)
        throw Stopped(*gave_up);
    ++starts;
    if (start_once() || start_once())
        return;
    options.did_not_start();
}

/// Without a sandbox, it always starts. Throws std::system_error then, if it cannot.
bool Remote::start_once() try {
    support::Pipe request, answer, prints;
    std::vector<std::pair<int, int>> descriptors = {{request.read_end(), requests},
                                                    {answer.write_end(), answers}};
    if (options.keeps_output)
        descriptors.insert(descriptors.end(),
                           {{prints.write_end(), STDOUT_FILENO}, {prints.write_end(), STDERR_FILENO}});
    pid = support::spawn(options.worker, descriptors);
    to = request.release_write_end();
    from = answer.release_read_end();
    if (options.keeps_output) {
        printed = prints.release_read_end();
        fcntl(printed, F_SETFL, O_NONBLOCK);
    }
    ::close(answer.release_write_end()); // so that it ends with the launcher
    const bool started = !options.did_not_start || is_inside();
    if (!started)
        stop();
    return started;
} catch (const std::system_error&) { // no process, no pipe
    if (!options.did_not_start)
        throw;
    return false;
}

/// Whether the sandbox says that the worker is about to run in it.
bool Remote::is_inside() {
    constexpr std::chrono::seconds to_start{20};
    const Clock::time_point last = Clock::now() + to_start;
    std::string said;
    while (said.size() < launchers_word.size()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(last - Clock::now()).count();
        pollfd answer{from, POLLIN, 0};
        char c = 0;
        if (left <= 0 || poll(&answer, 1, static_cast<int>(left)) < 1 || read(from, &c, 1) != 1)
            return false;
        said += c;
    }
    return said == launchers_word;
}

void Remote::stop() {
    if (pid < 0)
        return;
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL); // it may have left its group
    waitpid(pid, nullptr, 0);
    for (int* end : {&to, &from, &printed}) {
        if (*end >= 0)
            ::close(*end);
        *end = -1;
    }
    pid = -1;
}

/// The pipe has ended. The worker gets a moment to die of whatever it is dying of.
void Remote::has_ended() {
    int status = 0;
    pid_t ended = 0;
    for (int i = 0; i < 500 && (ended = waitpid(pid, &status, WNOHANG)) == 0; ++i)
        usleep(1000);
    read_output();
    Problem problem = Exited{};
    if (ended == pid) {
        constexpr int shells_signal = 128; // sandboxes report it so, too
        const int signal =
            WIFSIGNALED(status) ? WTERMSIG(status) : std::max(WEXITSTATUS(status) - shells_signal, 0);
        if (signal > 0 && signal <= SIGRTMAX)
            problem = Crashed{signal, last_words(output)};
    }
    stop();
    if (starts >= max_starts)
        gave_up = problem;
    throw Stopped(problem);
}

/// What takes long is not asked for again and again.
void Remote::give_up_after(const Problem& problem) {
    stop();
    if (++time_outs >= options.max_time_outs)
        gave_up = problem;
    throw Stopped(problem);
}

void Remote::has_timed_out() {
    if (may_be_late && !has_served && support::cpu_seconds(pid) < options.seconds / 2) {
        stop();
        throw Late{};
    }
    ask_where();
    give_up_after(TimedOut{options.seconds});
}

/// It is about to be killed, and may not answer. An answer is shorter than what a pipe takes at once.
void Remote::ask_where() {
    constexpr int patience = 500; // milliseconds
    pollfd answer{from, POLLIN, 0};
    if (!options.keeps_output || kill(pid, where_signal) != 0 || poll(&answer, 1, patience) < 1)
        return;
    std::string said(1U << 12, '\0');
    const ssize_t got = read(from, said.data(), said.size());
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    said.erase(0, sizeof(std::uint32_t)); // its length
    if (said.empty() || kind_of(said) != Frame::where)
        return;
    try {
        Whereabouts its{{}, SourceLine::Stop::timed_out};
        contents_of(said).get(its.calls);
        keep_where(std::move(its));
    } catch (const WireError&) {
    }
}

void Remote::keep_where(Whereabouts its) {
    constexpr std::size_t most = 64;
    its.calls.resize(std::min(its.calls.size(), most));
    if (where.calls.empty())
        where = std::move(its);
}

void Remote::read_output() {
    char buffer[1U << 16];
    ssize_t got = 0;
    while (printed >= 0 && (got = read(printed, buffer, sizeof buffer)) > 0) {
        printed_in_call += static_cast<std::size_t>(got);
        output.append(buffer, std::min(static_cast<std::size_t>(got),
                                       max_output_kept - std::min(output.size(), max_output_kept)));
        if (printed_in_call > max_printed_in_call) {
            stop();
            throw Stopped(PrintedTooMuch{});
        }
    }
    if (got == 0 && printed >= 0) { // the worker ended, or closed it
        ::close(printed);
        printed = -1;
    }
}

std::string Remote::take_output() {
    return std::exchange(output, "");
}

} // namespace checks
