// The report: tables and numbers in Markdown that is legible in a terminal, too.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace bench {

using Row = std::vector<std::string>;

/// A table with its columns padded to the same width. `alignment` has one letter per column, l or r.
std::string table(const Row& header, const std::string& alignment, const std::vector<Row>& rows);

/// With so many significant digits, never with an exponent: 0.512, 12.3, 109.
std::string digits(double x, int significant = 3);

/// "0.49–0.53"
std::string range(double lowest, double highest, int significant = 3);

/// The README's line of results: the time ours takes, and how many times as long each peer's loop takes.
std::string one_line(const std::string& data_name, double seconds,
                     const std::vector<std::pair<std::string, double>>& peers);

/// The text, with the part between the two markers replaced. Throws support::Error unless each marker occurs once, in
/// this order.
std::string between_markers(const std::string& text, const std::string& begin, const std::string& end,
                            const std::string& replacement);

} // namespace bench
