// A call, as the judge makes it: sends it, and serves what the worker asks until it answers.
#include "checks/remote.hpp"

#include "dnn/support/process.hpp"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace checks {
namespace {

constexpr int max_iterations = 100000; // calls of on_iteration in one call
constexpr std::chrono::milliseconds between_counts{20};
constexpr int threads_of_the_sandbox = 10;

} // namespace

/// Now and then: in a few milliseconds a program starts hundreds.
void Remote::count_threads() {
    if (options.max_threads == 0 || Clock::now() - counted < between_counts)
        return;
    if (support::threads_of(pid) > options.max_threads + threads_of_the_sandbox)
        give_up_after(TooManyThreads{options.max_threads});
    counted = Clock::now();
}

/// Waits until the descriptor is ready for `events`, and reads what is printed meanwhile. False at the deadline.
bool Remote::wait_for(int descriptor, short events) {
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        count_threads();
        pollfd wanted[] = {{descriptor, events, 0}, {printed, POLLIN, 0}};
        const auto wait = options.max_threads > 0 ? std::min(left, between_counts.count()) : left;
        const int ready = poll(wanted, 2, static_cast<int>(wait));
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
            has_timed_out();
        const ssize_t put = write(to, bytes.data() + sent, bytes.size() - sent);
        if (put < 0 && errno != EINTR && errno != EAGAIN)
            has_ended();
        sent += put > 0 ? static_cast<std::size_t>(put) : 0;
    }
}

void Remote::read_exactly(char* into, std::size_t size) {
    while (size > 0) {
        if (!wait_for(from, POLLIN))
            has_timed_out();
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

/// On a busy machine a right answer may be late, too: what has hardly computed is asked once more, of a fresh worker.
std::string Remote::call_patiently(const std::string& request, const Callbacks& callbacks) {
    try {
        may_be_late = options.max_time_outs > 1;
        return call(request, callbacks);
    } catch (const Late&) {
        may_be_late = false;
        return call(request, callbacks);
    }
}

std::string Remote::ask(const std::string& request, const Callbacks& callbacks) {
    try {
        std::string reply = call_patiently(request, callbacks);
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
        has_served = false;
        printed_in_call = 0;
        std::string reply = converse(request, callbacks);
        read_output();
        std::string words;
        Whereabouts its;
        constexpr std::size_t max_words = 1000; // they may be of any length
        switch (kind_of(reply)) {
        case Frame::result:
            return reply;
        case Frame::not_implemented:
            contents_of(reply).get(words);
            answered = true;
            throw Stopped(NotWritten{words.substr(0, max_words)});
        case Frame::exception:
            contents_of(reply).get_all(words, its.calls);
            answered = true;
            keep_where(std::move(its));
            throw Stopped(Threw{words.substr(0, max_words)});
        case Frame::out_of_memory:
            its.stop = SourceLine::Stop::out_of_memory;
            contents_of(reply).get(its.calls);
            keep_where(std::move(its));
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
    has_served = true;
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
