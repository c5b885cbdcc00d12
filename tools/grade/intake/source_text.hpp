// Sources as editors save them: not always as UTF-8.
#pragma once

#include <string>

namespace grade {

/// Converts UTF-16, with or without a byte order mark, and Windows' and ISO's Latin-1 to UTF-8, and takes a UTF-8 mark
/// off. Returns what it converted from; "" for UTF-8 and for what is no text, which stays as it is.
std::string make_utf8(std::string& text);

} // namespace grade
