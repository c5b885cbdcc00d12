#include "tools/places.hpp"

namespace tools {
namespace fs = std::filesystem;

dnn::CatData find_data(const fs::path& folder) {
    return dnn::find_cat_data(folder, DEEPSTEPS_SOURCE_DIR, fs::path(DEEPSTEPS_BUILD_DIR) / "drawn-data");
}

fs::path figures_folder() {
    return fs::path(DEEPSTEPS_SOURCE_DIR) / "plots" / "out";
}

} // namespace tools
