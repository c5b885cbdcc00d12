// A text in two wordings. What may not be shown is decided by type: text that is no literal has to say whose it is.
#pragma once

#include <string>
#include <utility>

namespace checks {

/// `text`: for the learner's own program. `safe`: the same without any value that the learner's function chose, since it
/// could have put an unseen input into it: for graded learners.
struct Wording {
    std::string text, safe;

    Wording() = default;
    Wording(const char* literal) : text(literal), safe(literal) {} // NOLINT(google-explicit-constructor)
    Wording(std::string its_text, std::string its_safe)
        : text(std::move(its_text)), safe(std::move(its_safe)) {}

    bool empty() const { return text.empty(); }
    Wording& operator+=(const Wording& more) {
        text += more.text;
        safe += more.safe;
        return *this;
    }
    friend Wording operator+(Wording left, const Wording& right) { return std::move(left += right); }
};

/// Words that no learner's function chose: names of right results, of arguments, of sizes.
inline Wording ours(const std::string& words) {
    return {words, words};
}

/// Words with a value that the learner's function chose, and what stands in their place.
inline Wording chosen(std::string words, const char* instead = "") {
    return {std::move(words), instead};
}

} // namespace checks
