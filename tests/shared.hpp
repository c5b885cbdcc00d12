// The golden figures beside the project (../shared, or $DEEPSTEPS_SHARED). If they are missing, the tests that need
// them are skipped, and say so.
#pragma once

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

inline std::filesystem::path shared_folder() {
    const char* folder = std::getenv("DEEPSTEPS_SHARED");
    return folder ? folder : std::filesystem::path(DEEPSTEPS_SOURCE_DIR).parent_path() / "shared";
}

inline support::Json read_golden(const std::string& name) {
    return support::parsed_json(support::read_file(shared_folder() / "golden" / name));
}

/// For `* boost::unit_test::precondition(needs_shared)`.
inline boost::test_tools::assertion_result needs_shared(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result there(std::filesystem::exists(shared_folder() / "golden"));
    there.message() << "SKIPPED: there is no folder " << shared_folder().string();
    return there;
}
