// A temporary folder, removed with the object.
#pragma once

#include "dnn/support/error.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace support {

struct TemporaryFolder {
    std::filesystem::path path;

    /// `purpose` becomes part of its name. Throws support::Error if it cannot be created.
    explicit TemporaryFolder(const std::string& purpose) {
        const std::filesystem::path parent = std::filesystem::temp_directory_path();
        std::string name = (parent / ("deepsteps-" + purpose + "-XXXXXX")).string();
        if (!mkdtemp(name.data()))
            throw support::Error("cannot create a folder in " + parent.string() +
                                 "; set TMPDIR to a folder you can write to.");
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
