// What an option's value must be, and the sentence if it is not: "must be a whole number from 1 to 8; it is x".
#pragma once

#include "tools/command_line.hpp"

#include <string>

namespace tools {

/// What follows the option's name in that sentence, "" if the text will do. A number is put as its type reads it: "1000"
/// for "1e3".
template <class T>
std::string refused(std::string& text, const Details& details);

} // namespace tools
