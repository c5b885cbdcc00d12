// Where a submission came from: what the learning platform wrote about it, apart from the learner's own files.
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <vector>

namespace grade {

/// Who wrote the names of a download's entries; `plain` where the instructor did.
enum class Platform {
    plain,
    canvas,
    moodle,
    blackboard,
    brightspace,
    gradescope,
    github_classroom,
    classroom50
};

/// "Canvas"; "a folder of submissions" for `plain`.
std::string to_string(Platform platform);

/// What is unknown is empty.
struct Origin {
    Platform platform = Platform::plain;
    std::string login, email;
    std::vector<std::string> entries;        // of the download, as the platform named them
    std::string attachment;                  // Canvas: the id of the last attachment
    std::string participant;                 // Moodle: N of the worksheet's "Participant N"
    std::optional<std::time_t> submitted_at; // from a name or the platform's metadata
    bool late = false;                       // marked as late by the platform

    bool operator==(const Origin&) const = default;
};

} // namespace grade
