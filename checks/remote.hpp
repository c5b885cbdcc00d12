// The judge's end of the pipes: asks a worker for one call after another. It keeps the clock and the limits, and it
// alone decides how a call ended.
#pragma once

#include "checks/judging.hpp"
#include "checks/stopped.hpp"
#include "checks/wire.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace checks {

struct Callbacks {
    const dnn::OnIteration* on_iteration = nullptr;
    const dnn::TrainingLoop* model = nullptr;
};

/// The calls that a worker was in, the innermost first, as addresses in its program.
struct Whereabouts {
    std::vector<std::uint64_t> calls;
    SourceLine::Stop stop = SourceLine::Stop::threw;
};

/// A worker, started when it is first asked and again after it has stopped, a bounded number of times.
class Remote {
public:
    struct Options {
        std::vector<std::string> worker; // the command
        double seconds = seconds_per_call;
        /// After these, no more calls are made. With more than one, a call that was late without computing is made again.
        int max_time_outs = 1;
        bool keeps_output = false; // keep what the worker prints; else it goes to /dev/null
        /// For a worker in a sandbox, which says so first: called if it does not, twice in a row. Must not return.
        void (*did_not_start)() = nullptr;
        /// That the worker may have at a time, where the kernel does not see to it; 0: any number.
        int max_threads = 0;
    };
    explicit Remote(Options options);
    ~Remote();
    Remote(const Remote&) = delete;
    Remote& operator=(const Remote&) = delete;

    /// Sends the request and returns the reply, a Frame::result. Throws Stopped.
    std::string ask(const std::string& request, const Callbacks& callbacks);

    /// Ends the worker: the next call gets a fresh one, which has seen no inputs.
    void stop();
    /// Whether no more calls are made.
    bool has_given_up() const { return gave_up.has_value(); }

    /// What the worker has printed since the last take_output().
    std::string take_output();
    /// What it printed in its first call, without the last words of a library that aborts it.
    const std::string& first_prints() const { return printed_first; }

    /// Where the worker was when a call was first stopped by an exception, for its time or for its memory.
    const Whereabouts& first_where() const { return where; }

    /// The one that the judge's proxies use.
    static Remote*& current();

    /// If set, the worker starts its generators before each call, as a diagnosis requires. A check must not set it: a
    /// function that forgets to seed would give the same result twice.
    bool starts_generators = false;
    /// Set when a call has changed its arguments in the worker.
    bool arguments_changed = false;

private:
    using Clock = std::chrono::steady_clock;

    void start();
    bool start_once();
    bool is_inside();
    [[noreturn]] void has_ended();
    struct Late {}; // the machine's fault, as it seems
    [[noreturn]] void has_timed_out();
    [[noreturn]] void give_up_after(const Problem& problem);
    void send(const std::string& payload);
    std::string receive();
    void read_exactly(char* to, std::size_t size);
    bool wait_for(int descriptor, short events);
    void count_threads();
    void read_output();
    void ask_where();
    void keep_where(Whereabouts its);
    void keep_first_prints(const std::string& last_words);
    std::string call(const std::string& request, const Callbacks& callbacks);
    std::string call_patiently(const std::string& request, const Callbacks& callbacks);
    std::string converse(const std::string& request, const Callbacks& callbacks);
    void serve(const std::string& asked, const Callbacks& callbacks);

    Options options;
    int pid = -1, to = -1, from = -1, printed = -1;
    int starts = 0, time_outs = 0, iterations = 0;
    Clock::time_point deadline, counted;
    std::string output, printed_first;
    Whereabouts where;
    std::size_t printed_in_call = 0;
    bool has_called = false;
    bool may_be_late = false, has_served = false; // in this call
    std::optional<Problem> gave_up;
};

} // namespace checks
