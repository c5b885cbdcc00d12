// A stranger's text made harmless for where it is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace grade {

/// Valid UTF-8 without control characters but newline and tab, and without those that turn the direction of text:
/// what is neither becomes U+FFFD.
std::string plain(std::string_view text);

/// plain() in one line.
std::string one_line(std::string_view text);

/// plain(), cut after so many bytes at the end of a character, and said to be.
std::string shortened(std::string_view text, std::size_t bytes);

/// For HTML and XML, inside of elements and of quoted attributes.
std::string escaped(std::string_view text);

/// A cell of a CSV file; what a spreadsheet would take for a formula gets a leading apostrophe.
std::string csv_cell(std::string_view text);

/// A relative reference of a page to a file below its folder.
std::string href(std::string_view path);

/// How many places of a terminal's line the text takes, about: wide characters count twice.
std::size_t width(std::string_view text);

/// "7.5", "10": two decimals at most.
std::string number(double value);

/// Tells contents apart, to see what has changed since the last run.
class Fingerprint {
public:
    Fingerprint& operator<<(std::string_view bytes);
    std::string hex() const;

private:
    std::uint64_t state_ = 0xcbf29ce484222325;
};

} // namespace grade
