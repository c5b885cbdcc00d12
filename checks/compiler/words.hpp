// A compiler's sentence: made readable, and explained if it is a classic.
#pragma once

#include "checks/compiler/classics.hpp"

#include <string>

/// The sentence without what only the compiler's own authors need.
std::string simplified(std::string message);

/// The sentence of the first classic that fits; "" if none does. `message` is a simplified one, `line` the learner's.
std::string explained(const std::vector<Classic>& classics, const std::string& message,
                      const std::string& line);
