// Tables for importers: texts go out as they came in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grade {

/// The byte order mark by which Excel knows UTF-8.
inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

enum class Quotes { where_needed, everywhere };

/// The cells with commas between them and a newline at the end. Only bytes that are no UTF-8 change: they become U+FFFD.
std::string csv_line(const std::vector<std::string>& cells, Quotes quotes = Quotes::where_needed);

/// The text, after an apostrophe if a spreadsheet would run it as a formula. Not for what an importer goes by, such as
/// an id.
std::string without_formula(const std::string& text);

} // namespace grade
