// The findings in words. All readers take their sentences from here; redacted() has decided before who may see what.
#pragma once

#include "checks/verdict.hpp"

#include <string>

namespace checks {

/// One sentence or a few lines, without a line break at the end. Words that the learner's function chose (an
/// exception's message, a key) are in it unchanged; they are made harmless where they are shown.
std::string sentence(const Problem& problem);

/// The function's inputs, then one problem per line.
std::string sentence(const Finding& finding);

/// "exercises/05_L_model_forward.cpp:61 uses caches[3], and caches has 3 elements: 0 to 2."
std::string sentence(const MemoryFault& fault);

/// That a file is missing, unreadable or empty, and what to do. `restore` brings the original back, such as
/// "./deepsteps reset 03".
std::string file_sentence(State state, const std::string& file, const std::string& restore);

/// "wrong", for lists.
std::string to_string(State state);

} // namespace checks
