// Text in the columns of a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace learn {

/// Fit to be shown: no escape sequences, no control characters but line breaks, tabs as spaces, and UTF-8 throughout.
std::string plain(std::string_view text);

/// The columns that `text` takes. Like all below it wants plain text.
int columns(std::string_view text);

/// As much of `text` as fits, with "…" where something is missing.
std::string cut(const std::string& text, int width);

/// Broken between words; every line but the first begins with `indent`. A word wider than a line is broken as well.
std::vector<std::string> wrap(const std::string& text, int width, const std::string& indent = "");

std::vector<std::string> lines_of(const std::string& text);

} // namespace learn
