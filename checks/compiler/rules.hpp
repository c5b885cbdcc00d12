// What is said about an error or a warning: by rules, which are data. A rule knows a mistake by the compiler's message,
// by the learner's line, or by both; its sentence repeats the learner's words.
#pragma once

#include <mutex>
#include <regex>
#include <string>
#include <vector>

struct Rule {
    /// "a|b&c": the message, simplified(), holds a or b, and c. "~d|e": the line holds d or e. "" is any message.
    const char* message;
    /// A regular expression for the learner's line. "" is any line.
    const char* line;
    /// For the learner. $1, $2, …: the message's quoted words. %1, %2, …: the groups of `line`; #1, #2, …: the same in
    /// Armadillo's words. $T: the table at the top of the file. $S: how the function in %1 is called, what it returns.
    const char* sentence;
};

class Rules {
public:
    explicit Rules(std::vector<Rule> all);

    /// The sentence of the first rule that fits: the special comes before the general. "" if none does.
    std::string sentence(const std::string& message, const std::string& line) const;

private:
    /// Made when it is first needed, by whichever thread comes first: all of them would take a while.
    struct Line {
        std::once_flag once;
        std::regex pattern;
    };

    std::vector<Rule> rules;
    mutable std::vector<Line> lines;
};

/// What is Python, NumPy, MATLAB or another language, and never C++.
const Rules& foreign_words();
/// The compiler's errors: what a word, a call or an assignment cannot be, and then types that do not fit and what is
/// missing between words.
const Rules& classic_errors();
const Rules& type_errors();
const Rules& classic_warnings();
