// A compiler's sentence: made readable, and explained if it is a classic.
#pragma once

#include "checks/compiler/classics.hpp"

#include <cstddef>
#include <string>

/// The sentence without what only the compiler's own authors need.
std::string simplified(std::string message);

/// The sentence of the first classic that fits; "" if none does. `message` is a simplified one, `line` the learner's.
std::string explained(const std::vector<Classic>& classics, const std::string& message,
                      const std::string& line);

/// Cut after so many bytes, at the end of a character.
std::string cut(const std::string& text, std::size_t bytes);

/// Whether the text has that part.
bool has(const std::string& text, const std::string& part);
