// What progress bars need to know about a terminal.
#pragma once

#include <cstddef>
#include <string>

namespace support {

/// Whether standard output is a terminal on which a line can be redrawn.
bool is_terminal();

/// Its columns; 80 if unknown.
int terminal_width();

/// Whether colours are wanted: on a terminal, unless $NO_COLOR is set.
bool wants_colour();

/// Whether they may be shades: it says that it has 256.
bool has_shades();

/// "####......": `part` of `whole` in so many columns, the rest filled with `rest`.
std::string bar(std::size_t part, std::size_t whole, std::size_t columns, char rest = '.');

/// "9 s", "2:05 min"; a second begun counts as a whole one.
std::string duration(double seconds);

} // namespace support
