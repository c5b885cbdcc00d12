#include "checks/remote.hpp"

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
constexpr int max_iterations = 100000; // calls of on_iteration in one call
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

/// Waits until the descriptor is ready for `events`, and reads what is printed meanwhile. False at the deadline.
bool Remote::wait_for(int descriptor, short events) {
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd wanted[] = {{descriptor, events, 0}, {printed, POLLIN, 0}};
        const int ready = poll(wanted, 2, static_cast<int>(left));
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0 && wanted[1].revents != 0)
            read_output();
        if (ready > 0 && wanted[0].revents != 0)
            return true;
    }
}

void Remote::send(const std::string& payload) {
    const std::string bytes = framed(payload);
    for (std::size_t sent = 0; sent < bytes.size();) {
        if (!wait_for(to, POLLOUT))
            give_up_after(TimedOut{options.seconds});
        const ssize_t put = write(to, bytes.data() + sent, bytes.size() - sent);
        if (put < 0 && errno != EINTR && errno != EAGAIN)
            has_ended();
        sent += put > 0 ? static_cast<std::size_t>(put) : 0;
    }
}

void Remote::read_exactly(char* into, std::size_t size) {
    while (size > 0) {
        if (!wait_for(from, POLLIN))
            give_up_after(TimedOut{options.seconds});
        const ssize_t got = read(from, into, size);
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
            has_ended();
        into += got > 0 ? got : 0;
        size -= got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

std::string Remote::receive() {
    std::uint32_t size = 0;
    read_exactly(reinterpret_cast<char*>(&size), sizeof size);
    if (size == 0 || size > max_frame)
        throw Stopped(Nonsense{});
    std::string payload;
    constexpr std::size_t piece = 1U << 16; // memory grows only with what really arrives
    while (payload.size() < size) {
        const std::size_t before = payload.size();
        payload.resize(std::min<std::size_t>(size, before + piece));
        read_exactly(payload.data() + before, payload.size() - before);
    }
    return payload;
}

/// Called at the end of every call; keeps what the first one has printed.
void Remote::keep_first_prints(const std::string& words) {
    if (std::exchange(has_called, true))
        return;
    printed_first = output;
    const std::size_t at = words.empty() ? std::string::npos : printed_first.rfind(words);
    if (at != std::string::npos) // their whole line, and what follows
        printed_first.resize(at == 0 ? 0 : printed_first.rfind('\n', at - 1) + 1);
}

std::string Remote::ask(const std::string& request, const Callbacks& callbacks) {
    try {
        std::string reply = call(request, callbacks);
        keep_first_prints("");
        return reply;
    } catch (const Stopped& stopped) {
        const auto* const crash = std::get_if<Crashed>(&stopped.problem);
        keep_first_prints(crash && crash->words ? *crash->words : "");
        throw;
    }
}

std::string Remote::call(const std::string& request, const Callbacks& callbacks) {
    bool answered = false; // or the worker is in the middle of the call and cannot be asked again
    try {
        if (pid < 0)
            start();
        deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      std::chrono::duration<double>(options.seconds));
        iterations = 0;
        printed_in_call = 0;
        std::string reply = converse(request, callbacks);
        read_output();
        std::string words;
        constexpr std::size_t max_words = 1000; // they may be of any length
        switch (kind_of(reply)) {
        case Frame::result:
            return reply;
        case Frame::not_implemented:
            contents_of(reply).get(words);
            answered = true;
            throw Stopped(NotWritten{words.substr(0, max_words)});
        case Frame::exception:
            contents_of(reply).get(words);
            answered = true;
            throw Stopped(Threw{words.substr(0, max_words)});
        case Frame::out_of_memory:
            give_up_after(OutOfMemory{});
        default:
            throw WireError("no answer to a call");
        }
    } catch (const WireError&) {
        stop();
        throw Stopped(Nonsense{});
    } catch (...) {
        if (!answered)
            stop();
        throw;
    }
}

/// Sends, and serves what the worker asks until it answers.
std::string Remote::converse(const std::string& request, const Callbacks& callbacks) {
    send(request);
    for (;;) {
        std::string got = receive();
        if (kind_of(got) != Frame::iteration && kind_of(got) != Frame::model)
            return got;
        serve(got, callbacks);
    }
}

void Remote::serve(const std::string& asked, const Callbacks& callbacks) {
    Reader in = contents_of(asked);
    if (kind_of(asked) == Frame::iteration) {
        if (callbacks.on_iteration == nullptr || ++iterations > max_iterations)
            throw WireError("an iteration that nobody asked for");
        int i = 0;
        double cost = 0;
        in.get_all(i, cost);
        return send(frame(Frame::go_on, (*callbacks.on_iteration)(i, cost)));
    }
    if (callbacks.model == nullptr)
        throw WireError("a model that nobody handed out");
    arma::mat X, Y;
    dnn::Parameters parameters;
    double learning_rate = 0;
    int num_iterations = 0;
    bool listens = false;
    in.get_all(X, Y, parameters, learning_rate, num_iterations, listens);
    // The function's own on_iteration lives in the worker.
    const dnn::OnIteration on_iteration = [&](int i, double cost) {
        bool goes_on = false;
        const std::string reply = converse(frame(Frame::iteration, i, cost), callbacks);
        if (kind_of(reply) != Frame::go_on)
            throw WireError("no answer to an iteration");
        contents_of(reply).get(goes_on);
        return goes_on;
    };
    send(frame(Frame::result, (*callbacks.model)(X, Y, parameters, learning_rate, num_iterations,
                                                 listens ? on_iteration : dnn::OnIteration())));
}

} // namespace checks
