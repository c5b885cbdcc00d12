// Results that are there, but under other keys: "w1" for W1, "dW" for every layer's.
#pragma once

#include "checks/recognition.hpp"

namespace checks {

struct OtherKeys {
    std::vector<Answer> answers; // with these results where they belong
    Wording words;
};

/// Nothing if no key of a form that a right answer does not have can be told from its letters or by what it holds.
std::optional<OtherKeys> other_keys(const std::vector<Answer>& got, const std::vector<Answer>& right);

} // namespace checks
