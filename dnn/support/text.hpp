// UTF-8 text from strangers, compilers and terminals: made harmless, measured, cut, and broken into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// U+FFFD, which replaces whatever is not fit to be shown.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Character {
    char32_t code;
    std::size_t bytes;
};

/// The character at the start of `rest`, which is not empty. A byte that begins no valid UTF-8 is U+FFFD, one byte
/// long.
Character first_character(std::string_view rest);

/// A stranger's text, fit to be shown: valid UTF-8 without control characters but newline, without characters that turn
/// the direction of text, and without those that XML forbids; U+FFFD takes the place of each. Complete escape
/// sequences (colours, titles) are taken out, "\r\n" is a newline, and a tab is four spaces.
std::string plain(std::string_view text);

/// plain() on one line: each newline or tab is a space.
std::string one_line(std::string_view text);

/// How many columns of a terminal the text takes. Wide characters count two, combining ones none.
int columns(std::string_view text);

/// The text, cut to end in "…" if it is wider than that.
std::string cut_to_columns(std::string_view text, int width);

/// The longest beginning of the text with at most so many bytes and no torn character.
std::string_view first_bytes(std::string_view text, std::size_t bytes);

/// first_bytes(), followed by " …" if something is missing.
std::string cut_to_bytes(std::string_view text, std::size_t bytes);

/// plain() of first_bytes(); if something is missing, a line below says how much.
std::string shortened(std::string_view text, std::size_t bytes);

/// Broken between words into lines of at most `width` columns; every line but the first begins with `indent`. A word
/// wider than a line is broken, too.
std::vector<std::string> wrap(std::string_view text, int width, std::string_view indent = "");

/// The lines, without their "\n" or "\r\n". No empty one follows the last line end.
std::vector<std::string> lines_of(std::string_view text);

/// "1 image", "2 images".
std::string amount(long long number, const std::string& one);

/// "a, b and c"; `last` stands before the last one.
std::string enumerated(const std::vector<std::string>& words, const char* last = "and");

inline bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace support
