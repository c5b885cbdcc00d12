// What file names tell: which exercise, and whose, in an LMS's spelling; and names for the results' folders.
#pragma once

#include "checks/course.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace grade {

using checks::Exercise;

/// What "Lee_03_linear_forward-2.cpp" tells.
struct ExerciseFileName {
    std::string exercise; // "03_linear_forward"
    bool prefixed = false;
    int suffix = 0; // the 2: an LMS numbers resubmissions
};

/// By the file's name without its folder; nothing if no exercise is meant.
std::optional<ExerciseFileName> exercise_of(const std::vector<Exercise>& course,
                                            const std::string& file_name);

/// What an LMS adds to the name of a submitted file.
struct LmsName {
    std::string student, id;
    std::string rest; // the file's own name; "" for Moodle's folders
};

/// Moodle: "Ada Lovelace_12345_assignsubmission_file_…".
std::optional<LmsName> moodle_name(const std::string& name);
/// Canvas: "lovelaceada_LATE_123_4567_03_linear_forward-1.cpp".
std::optional<LmsName> canvas_name(const std::string& file_name);

/// .zip, .tar.gz, .tgz, .tar
bool is_archive_name(const std::string& name);
std::string without_archive_ending(const std::string& name);

bool is_source_name(const std::string& name);

/// A folder name that no file system or shell trips over, and that is not in `taken`; it is added there. Case does not
/// matter.
std::string unique_folder_name(const std::string& wanted, std::set<std::string>& taken);

} // namespace grade
