// A compiler's sentence, made readable.
#pragma once

#include <optional>
#include <string>

/// With dnn:: in front of our types: from clang 16 on, a type is named as the learner wrote it.
std::string with_our_types(std::string message);

/// The sentence without what only the compiler's own authors need.
std::string simplified(std::string message);

/// What a linker misses, or has twice.
struct Symbol {
    std::string name;
    bool twice;
};

/// Of a linker's line; nothing of any other.
std::optional<Symbol> symbol_in(const std::string& line);
