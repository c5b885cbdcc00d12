// The exercise files of one path of a submission: a folder, an archive or a single file.
#pragma once

#include "tools/grade/intake/archive.hpp"

#include <filesystem>

namespace grade {

/// `own_name` is the file's name without the LMS's additions.
Found read_path(const std::filesystem::path& path, const std::string& own_name,
                const std::vector<Exercise>& course);

} // namespace grade
