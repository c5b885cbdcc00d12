#include "dnn/support/temporary_folder.hpp"

#include "dnn/support/error.hpp"

#include <cstdlib>

namespace support {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const std::string& purpose) {
    const fs::path parent = fs::temp_directory_path();
    std::string name = (parent / ("deepsteps-" + purpose + "-XXXXXX")).string();
    if (!mkdtemp(name.data()))
        throw Error("cannot create a folder in " + parent.string() +
                    "; set TMPDIR to a folder you can write to.");
    path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path, error);
}

} // namespace support
