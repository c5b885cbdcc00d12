// Where the programs that train and draw find and leave things.
#pragma once

#include "dnn/data/dataset.hpp"

#include <filesystem>

namespace tools {

/// find_cat_data with the project's own folders.
dnn::CatData find_data(const std::filesystem::path& folder);

/// The project's plots/out.
std::filesystem::path figures_folder();

} // namespace tools
