#include "checks/remote.hpp"

#include "dnn/support/process.hpp"

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace checks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::duration<double> time_for_a_call{3}; // a right answer needs milliseconds
constexpr int most_starts = 40, most_time_outs = 2;
constexpr int most_iterations = 100000; // on_iteration, in one call

/// Waits until the descriptor is ready for `events`; false at the deadline.
bool wait_for(int descriptor, short events, Clock::time_point deadline) {
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd wanted{descriptor, events, 0};
        const int ready = poll(&wanted, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

} // namespace

Remote::Remote(std::vector<std::string> worker, double patience)
    : command(std::move(worker)),
      time_for_each(std::chrono::duration_cast<Clock::duration>(patience * time_for_a_call)) {}

Remote*& Remote::current() {
    static Remote* remote = nullptr;
    return remote;
}

Remote::~Remote() {
    stop();
}

void Remote::start() {
    if (!stopped_for_good.empty())
        throw WorkerStopped(stopped_for_good);
    if (++starts > most_starts)
        give_up("it has ended its program too many times");
    support::Pipe request, answer;
    pid = support::spawn(command, {{request.read_end(), requests}, {answer.write_end(), answers}});
    to = request.release_write_end();
    from = answer.release_read_end();
}

void Remote::stop() {
    if (pid < 0)
        return;
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    ::close(to);
    ::close(from);
    pid = to = from = -1;
}

void Remote::give_up(const std::string& why) {
    stop();
    if (time_outs >= most_time_outs || starts >= most_starts)
        stopped_for_good = why;
    throw WorkerStopped(why);
}

void Remote::send(const std::string& payload) {
    const std::string frame = framed(payload);
    const Clock::time_point deadline = Clock::now() + time_for_each;
    for (std::size_t sent = 0; sent < frame.size();) {
        if (!wait_for(to, POLLOUT, deadline)) {
            ++time_outs;
            give_up("it does not take its arguments");
        }
        const ssize_t put = write(to, frame.data() + sent, frame.size() - sent);
        if (put < 0 && errno != EINTR && errno != EAGAIN)
            give_up("it ended its program (a crash, an exit, or a limit of memory or time)");
        sent += put > 0 ? static_cast<std::size_t>(put) : 0;
    }
}

void Remote::read_exactly(char* into, std::size_t size, Clock::time_point deadline) {
    while (size > 0) {
        if (!wait_for(from, POLLIN, deadline)) {
            ++time_outs;
            give_up("it did not end within the time limit: is there a loop whose end is never reached?");
        }
        const ssize_t got = read(from, into, size);
        if (got == 0)
            give_up("it ended its program (a crash, an exit, or a limit of memory or time)");
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            give_up("its answer could not be read");
        into += got > 0 ? got : 0;
        size -= got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

std::string Remote::receive(Clock::time_point deadline) {
    std::uint32_t size = 0;
    read_exactly(reinterpret_cast<char*>(&size), sizeof size, deadline);
    if (size == 0 || size > largest_frame)
        give_up("what came back is no answer");
    std::string payload;
    constexpr std::size_t piece = 1U << 16; // memory grows with what is really there
    while (payload.size() < size) {
        const std::size_t before = payload.size();
        payload.resize(std::min<std::size_t>(size, before + piece));
        read_exactly(payload.data() + before, payload.size() - before, deadline);
    }
    return payload;
}

std::string Remote::ask(const std::string& request, const dnn::OnIteration* on_iteration) {
    if (pid < 0)
        start();
    send(request);
    const Clock::time_point deadline = Clock::now() + time_for_each;
    for (int iterations = 0;; ++iterations) {
        std::string reply = receive(deadline);
        if (reply.front() != iteration)
            return reply;
        if (on_iteration == nullptr || iterations >= most_iterations)
            give_up("what came back is no answer");
        int i = 0;
        double cost = 0;
        try {
            Reader in(std::string_view(reply).substr(1));
            in.get_all(i, cost);
        } catch (const WireError&) {
            give_up("what came back is no answer");
        }
        send({go_on, (*on_iteration)(i, cost) ? '\1' : '\0'});
    }
}

} // namespace checks
