// A function that gives other results for the same inputs: no formula does.
#include "checks/recognition.hpp"
#include "checks/stopped.hpp"

#include <chrono>

namespace checks {
namespace {

/// An exception's words may have an address in them, and what ended the process may as well not have ended it.
bool are_comparable(const Answer& one, const Answer& other) {
    return !one.thrown && !other.thrown;
}

} // namespace

std::optional<Diagnosis> differs_when_repeated(const Comparison& comparison,
                                               const std::vector<Answer>& got) try {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::seconds patience{2}; // all of the diagnosis has ten
    constexpr int most_fresh = 3;               // each is a process
    const Clock::time_point last = Clock::now() + patience;
    const auto& function = comparison.again ? comparison.again : comparison.function;
    int fresh = 0;
    for (std::size_t i = got.size(); i-- > 0 && Clock::now() < last;) {
        if (forget_calls && fresh++ < most_fresh)
            forget_calls();
        for (int call = 0; call < 2; ++call) {
            const Answer again = outcome_of([&] { return function(i); });
            if (!are_comparable(got[i], again) || agree(again, got[i]))
                continue;
            const std::string text =
                "With the same inputs, it gave another result in another call.\n"
                "Is something kept from call to call (static, or a variable outside the function)? Is "
                "something read before it gets a value, or drawn from a generator that starts anew each "
                "time?";
            return Diagnosis{{{"differs-when-repeated", text.substr(0, text.find('\n'))}}, text, text};
        }
    }
    return std::nullopt;
} catch (const Stopped&) { // not comparable, either
    return std::nullopt;
}

} // namespace checks
