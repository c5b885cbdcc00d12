// A .zip that is made in memory, a file at a time.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

struct ZipEntry {
    std::string name; // UTF-8, with '/' between folders
    std::filesystem::path file;
};

/// The same files give the same bytes. Throws support::Error if one cannot be read.
std::string zip_text(const std::vector<ZipEntry>& entries);

} // namespace grade
