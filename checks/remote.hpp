// The judge's end of the pipes: a worker in its sandbox, asked for one call after the other.
#pragma once

#include "checks/wire.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace checks {

/// The worker has ended, hangs or answers nonsense; what() tells the learner.
struct WorkerStopped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A worker that is started when it is first asked, and again after it has stopped, a bounded number of times.
class Remote {
public:
    /// `patience`: times the usual limit of time for a call.
    Remote(std::vector<std::string> worker, double patience);
    ~Remote();
    Remote(const Remote&) = delete;
    Remote& operator=(const Remote&) = delete;

    /// Sends the request and returns the reply, both without their lengths. Throws WorkerStopped.
    std::string ask(const std::string& request, const dnn::OnIteration* on_iteration);

    /// The one that the proxies of the judge ask.
    static Remote*& current();

    /// If set, the worker starts its generators before each call, as a diagnosis needs it. A check must not have it: a
    /// function that forgets to seed would give the same twice.
    bool starts_generators = false;
    /// Set when a call has changed what it was given in the worker.
    bool arguments_changed = false;
    /// Set when a call was answered by NotImplemented.
    bool was_not_implemented = false;

private:
    void start();
    void stop();
    [[noreturn]] void give_up(const std::string& why);
    void send(const std::string& payload);
    std::string receive(std::chrono::steady_clock::time_point deadline);
    void read_exactly(char* to, std::size_t size, std::chrono::steady_clock::time_point deadline);

    std::vector<std::string> command;
    std::chrono::steady_clock::duration time_for_each;
    int pid = -1, to = -1, from = -1;
    int starts = 0, time_outs = 0;
    std::string stopped_for_good;
};

} // namespace checks
