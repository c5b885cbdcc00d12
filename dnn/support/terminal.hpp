// What progress bars ask of a terminal.
#pragma once

#include <cstddef>
#include <string>

namespace support {

/// Whether standard output is a terminal on which a line can be drawn again.
bool is_terminal();

/// Its columns; 80 where it does not say.
int terminal_width();

/// Whether colours are wanted: on a terminal, unless $NO_COLOR is set.
bool wants_colour();

/// "####......": `part` of `whole` in so many columns, the rest in another sign.
std::string bar(std::size_t part, std::size_t whole, std::size_t columns, char rest = '.');

/// "9 s", "2:05 min"; a started second counts as whole.
std::string duration(double seconds);

} // namespace support
