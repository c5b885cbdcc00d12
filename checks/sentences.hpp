// The findings in words. All readers take their sentences from here; redacted() has decided before who may see what.
#pragma once

#include "checks/verdict.hpp"

#include <optional>
#include <set>
#include <string>

namespace checks {

/// One sentence or a few lines, without a line break at the end. Words that the learner's function chose (an
/// exception's message, a key) are in it unchanged; they are made harmless where they are shown.
std::string sentence(const Problem& problem);

/// The function's inputs, then one problem per line.
std::string sentence(const Finding& finding);

/// "exercises/05_L_model_forward.cpp:61 uses caches[3], and caches has 3 elements: 0 to 2."
std::string sentence(const MemoryFault& fault);

/// "exercises/05_L_model_forward.cpp:61 is where the exception came from."
std::string sentence(const SourceLine& line);

/// Where a crash, an exception or an endless loop happens, and that line; nothing if it is not known.
struct Where {
    std::string sentence, text;
};
std::optional<Where> where_it_happens(const Verdict& verdict);

/// That a file is missing, unreadable, empty or none, and what to do. `restore` brings the original back, such as
/// "./deepsteps reset 03".
std::string file_sentence(State state, const std::string& file, const std::string& restore);

/// "Not yet: 3 of 7 checks fail."; `where`, such as ", on top of your own functions", follows the first two words.
std::string not_yet(const Report& report, const std::string& where);

/// What the function printed in its first call: at most 20 lines, made harmless, and the heading above them.
inline constexpr const char* prints_heading = "Your prints (first call)";
/// Above what C++ leaves open in a right answer.
inline constexpr const char* cautions_heading = "Take care";
std::vector<std::string> prints_of(const Report& report);

/// That the original's throw line still stands among the learner's own lines.
std::string throw_left_sentence(const std::string& function);

/// The findings of one check after another, as long as they say something new: what stops a function in each of its calls
/// is told once, however its numbers differ.
class News {
public:
    /// The finding without the problems that were told; nothing if none is left.
    std::optional<Finding> in(const Finding& finding);
    bool is_new(const Problem& problem);

private:
    std::set<std::string> told;
};

/// "wrong", for lists.
std::string to_string(State state);

} // namespace checks
