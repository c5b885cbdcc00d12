#include "tools/progress.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/support/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace tools {
namespace {

constexpr int max_bar = 40;
constexpr std::chrono::milliseconds pause{80}; // between two drawings

} // namespace

Progress::Progress(int iterations, int made)
    : total(iterations), first_iteration(made), terminal(support::is_terminal()),
      colour(support::wants_colour()) {}

Progress::~Progress() {
    if (drawn)
        std::cout << "\r\x1b[K" << std::flush;
}

double Progress::seconds() const {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void Progress::beat(char beat) {
    static const char* const descriptor = std::getenv("DEEPSTEPS_HEARTBEAT");
    if (descriptor == nullptr || write(std::atoi(descriptor), &beat, 1) == 1)
        return;
    std::_Exit(1); // the parent is gone
}

void Progress::show(int iteration, double cost) {
    beat('.');
    if (!terminal) {
        dnn::print_cost(iteration, cost);
        if (iteration % 100 == 0)
            std::cout.flush();
        return;
    }
    const Clock::time_point now = Clock::now();
    if (iteration == first_iteration)
        first = now;
    if (now < next_draw)
        return;
    next_draw = now + pause;
    std::cout << '\r' << line(iteration, cost, support::terminal_width()) << "\x1b[K" << std::flush;
    drawn = true;
}

std::string Progress::line(int iteration, double cost, int width) const {
    const int made = iteration + 1;
    const std::string of = std::to_string(total);
    std::string numbers = std::to_string(made);
    numbers.insert(0, of.size() - std::min(of.size(), numbers.size()),
                   ' '); // so that the line does not jitter
    char text[80];
    std::snprintf(text, sizeof text, "  cost %.4f  ", cost);
    numbers += '/' + of + text;
    if (iteration > first_iteration) {
        const std::chrono::duration<double> elapsed = Clock::now() - first;
        numbers +=
            support::duration(elapsed.count() / (iteration - first_iteration) * (total - made)) + " left";
    }

    // The last column stays empty: a line that fills it may wrap.
    const int room = width - 1 - 5 - static_cast<int>(numbers.size()); // for the bar, beside "  [" and "] "
    if (room < 5)
        return numbers.substr(0, static_cast<std::size_t>(std::max(width - 1, 0)));
    const int bar = std::min(room, max_bar);
    const int full =
        static_cast<int>(static_cast<long long>(bar) * std::min(made, total) / std::max(total, 1));
    const std::string hashes(static_cast<std::size_t>(full), '#'),
        dots(static_cast<std::size_t>(bar - full), '.');
    return "  [" + (colour ? "\x1b[32m" + hashes + "\x1b[0m" : hashes) + dots + "] " + numbers;
}

} // namespace tools
