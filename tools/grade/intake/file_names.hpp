// What names of files say: which exercise, whose, as an LMS writes them; and names for the folders of results.
#pragma once

#include "checks/course.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace grade {

using checks::Exercise;

/// What "Lee_03_linear_forward-2.cpp" says.
struct ExerciseFileName {
    std::string exercise; // "03_linear_forward"
    bool prefixed = false;
    int suffix = 0; // the 2: an LMS numbers what is handed in again
};

/// The name without its folder; nothing where no exercise is meant.
std::optional<ExerciseFileName> exercise_of(const std::vector<Exercise>& course,
                                            const std::string& file_name);

/// What an LMS adds to the name of what is handed in.
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

/// A folder's name that no file system and no shell trips over and that is not in `taken`, where it is added.
/// Upper and lower case are the same.
std::string unique_folder_name(const std::string& wanted, std::set<std::string>& taken);

} // namespace grade
