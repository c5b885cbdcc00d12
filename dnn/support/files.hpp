// Whole files: read at once, written completely or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace support {

/// Throws support::Error if `file` cannot be written: its folder is missing or closed to us, or it is a folder. Called
/// before a long training, so that it is not lost.
void check_writable(const std::filesystem::path& file);

/// Whether a file must also survive a power cut; that costs milliseconds.
enum class Sync { no, yes };

/// Writes under a temporary name beside `file` and then renames: a reader sees the old file or the complete new one.
/// Anything but a regular file (/dev/stdout) is written in place. Throws support::Error if anything fails.
void write_atomically(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write,
                      Sync sync = Sync::no);

/// All bytes of `file`; none if it cannot be read.
std::string read_file(const std::filesystem::path& file);

} // namespace support
