// The golden figures beside the project (../shared, or $DEEPSTEPS_SHARED). If they are missing, the tests that need
// them are skipped, and say so.
#pragma once

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

inline std::filesystem::path shared_folder() {
    const char* folder = std::getenv("DEEPSTEPS_SHARED");
    return folder ? folder : std::filesystem::path(DEEPSTEPS_SOURCE_DIR).parent_path() / "shared";
}

inline support::Json read_golden(const std::string& name) {
    return support::parsed_json(support::read_file(shared_folder() / "golden" / name));
}

/// For TEST_SUITE_IF and TEST_CASE_IF.
inline std::string no_shared_folder() {
    return std::filesystem::exists(shared_folder() / "golden")
               ? ""
               : "SKIPPED: there is no folder " + shared_folder().string();
}
