// What is said of a name that the compiler does not know.
#pragma once

#include "checks/compiler/source.hpp"

#include <string>

/// `message`: the compiler's, simplified; `number`: the line. "" if the message is about something else.
std::string unknown_name(const std::string& message, const std::string& line, const Source& source,
                         int number);
