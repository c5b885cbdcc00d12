// A temporary folder, removed with the object.
#pragma once

#include <filesystem>
#include <string>

namespace support {

struct TemporaryFolder {
    std::filesystem::path path;

    /// `purpose` becomes part of its name. Throws support::Error if it cannot be created.
    explicit TemporaryFolder(const std::string& purpose);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

} // namespace support
