// The worker: a learner's function behind two pipes. It is linked with one exercise's served.cpp, and knows nothing about
// right answers.
#include "checks/generators.hpp"
#include "checks/served.hpp"
#include "checks/whereabouts.hpp"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace checks;

bool read_all(char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = read(requests, to, size);
        if (got <= 0)
            return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

/// The next frame; the worker ends with the judge.
std::string receive() {
    std::uint32_t size = 0;
    if (!read_all(reinterpret_cast<char*>(&size), sizeof size))
        _exit(0);
    std::string payload(size, '\0');
    if (!read_all(payload.data(), size))
        _exit(0);
    return payload;
}

void send(const std::string& payload) {
    const std::string bytes = framed(payload);
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t put = write(answers, bytes.data() + sent, bytes.size() - sent);
        if (put <= 0)
            _exit(0);
        sent += static_cast<std::size_t>(put);
    }
}

void serve(const std::string& asked);

/// The on_iteration on this side that a model on the judge's side calls.
const dnn::OnIteration* listener = nullptr;

/// Sends, and serves the judge's requests until it answers.
std::string converse(const std::string& request) {
    send(request);
    for (;;) {
        std::string got = receive();
        if (kind_of(got) == Frame::go_on || kind_of(got) == Frame::result)
            return got;
        serve(got);
    }
}

} // namespace

bool checks::ask_on_iteration(int i, double cost) {
    bool goes_on = false;
    contents_of(converse(frame(Frame::iteration, i, cost))).get(goes_on);
    return goes_on;
}

dnn::Trained checks::ask_model(const arma::mat& X, const arma::mat& Y, const dnn::Parameters& parameters,
                               double learning_rate, int num_iterations,
                               const dnn::OnIteration& on_iteration) {
    const dnn::OnIteration* const outer = std::exchange(listener, &on_iteration);
    const bool listens = static_cast<bool>(on_iteration);
    dnn::Trained trained;
    contents_of(converse(frame(Frame::model, X, Y, parameters, learning_rate, num_iterations, listens)))
        .get(trained);
    listener = outer;
    return trained;
}

namespace {

/// Whether memory was filled little by little: a single matrix that is far too large leaves no trace here.
bool memory_was_filled() {
    constexpr std::uint64_t much = 512U << 20; // bytes; a right answer needs a few million
    rlimit limit{};
    std::ifstream status("/proc/self/status");
    std::uint64_t peak = 0; // KiB
    for (std::string word; status >> word && peak == 0;)
        if (word == "VmPeak:")
            status >> peak;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && peak * 1024 > much;
}

constexpr std::size_t max_words = 1000;

std::string exception_frame(const std::string& words) {
    return frame(Frame::exception, words.substr(0, max_words), thrown_from());
}

std::string called(const std::string& asked) {
    try {
        Reader in = contents_of(asked);
        std::string function;
        in.get(function);
        if (kind_of(asked) == Frame::call_anew)
            start_generators();
        return answer_of(function, in);
    } catch (const dnn::NotImplemented& missing) {
        return frame(Frame::not_implemented, std::string(missing.what()).substr(0, max_words));
    } catch (const WireError&) {
        return frame(Frame::result); // with nothing in it: the judge knows what that means
    } catch (const std::bad_alloc& error) {
        return memory_was_filled() ? frame(Frame::out_of_memory, thrown_from())
                                   : exception_frame(error.what());
    } catch (const std::exception& error) {
        return exception_frame(error.what());
    } catch (...) {
        return exception_frame("something that is no std::exception");
    }
}

/// A copy of the worker that the function has made (fork) and that returned as well: only one of them may answer.
void end_copy() {
    static const pid_t worker = getpid();
    if (getpid() != worker)
        _exit(0);
}

void serve(const std::string& asked) {
    end_copy();
    if (kind_of(asked) == Frame::iteration) {
        int i = 0;
        double cost = 0;
        contents_of(asked).get_all(i, cost);
        return send(frame(Frame::go_on, (*listener)(i, cost)));
    }
    const std::string reply = called(asked);
    end_copy();
    std::cout.flush();
    std::fflush(stdout);
    send(reply);
}

/// A judge that ended while this program started sends no signal, and what it has asked may loop for ever.
bool judge_is_gone() {
    pollfd judge{requests, 0, 0};
    return poll(&judge, 1, 0) > 0 && (judge.revents & (POLLHUP | POLLERR)) != 0;
}

} // namespace

int main() {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // even out of an endless loop
    mallopt(M_ARENA_MAX, 1);          // or each thread takes 64 MB of what the limit on memory counts
    if (judge_is_gone())
        return 0;
    answer_where();
    std::setvbuf(stdout, nullptr, _IOLBF, 1U << 16); // so that output before a crash is seen
    for (;;)
        serve(receive());
}
