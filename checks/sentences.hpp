// What was found, in words. All readers take their sentences from here; what may be told to whom is decided before, by
// redacted().
#pragma once

#include "checks/verdict.hpp"

#include <string>

namespace checks {

/// One sentence or a few lines, without a line break at the end. Words that the learner's function chose (of an
/// exception, a key) are in it as they came: made harmless where they are shown.
std::string sentence(const Problem& problem);

/// With what the function was given in front; a problem per line.
std::string sentence(const Finding& finding);

/// "exercises/05_L_model_forward.cpp:61 reads caches[3], and caches has 3 elements: 0 to 2."
std::string sentence(const MemoryFault& fault);

/// Why a file is missing, unreadable or empty, and what to do. `restore` is what brings the original back, such as
/// "./deepsteps reset 03".
std::string file_sentence(State state, const std::string& file, const std::string& restore);

/// "wrong", for lists.
std::string to_string(State state);

} // namespace checks
