// A compiler's sentence, made readable.
#pragma once

#include <string>

/// The sentence without what only the compiler's own authors need.
std::string simplified(std::string message);
