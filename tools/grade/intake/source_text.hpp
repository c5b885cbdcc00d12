// Sources as editors save them: not always as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace grade {

/// From an encoding that iconv knows to UTF-8; nothing if it is not that.
std::optional<std::string> converted(const std::string& text, const char* encoding);

bool is_utf8(std::string_view text);

/// Converts UTF-16, with or without a byte order mark, and Windows' and ISO's Latin-1 to UTF-8, and takes a UTF-8 mark
/// off. Returns what it converted from; "" for UTF-8 and for what is no text, which stays as it is.
std::string make_utf8(std::string& text);

} // namespace grade
