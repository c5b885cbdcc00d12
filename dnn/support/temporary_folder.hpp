// A folder of the system's, gone with the object.
#pragma once

#include "dnn/support/error.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace support {

struct TemporaryFolder {
    std::filesystem::path path;

    /// `purpose` becomes a part of its name. Throws support::Error where none can be made.
    explicit TemporaryFolder(const std::string& purpose) {
        const std::filesystem::path parent = std::filesystem::temp_directory_path();
        std::string name = (parent / ("deepsteps-" + purpose + "-XXXXXX")).string();
        if (!mkdtemp(name.data()))
            throw support::Error("no folder can be made in " + parent.string() +
                                 "; set TMPDIR to one that can be written to.");
        path = name;
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

} // namespace support
