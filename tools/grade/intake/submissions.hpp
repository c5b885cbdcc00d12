// Finds the submissions of a class and the exercise files in each. What is in them is written by strangers: no link
// is followed, only regular files are opened, and how much is read is bounded.
#pragma once

#include "tools/grade/intake/archive.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace grade {

struct Submission {
    std::string name;                         // for people; may be any bytes
    std::string id;                           // the LMS's number of the learner, or ""
    std::string folder;                       // of its results; safe and unique
    std::vector<std::filesystem::path> paths; // one, or the files that Canvas gives one learner
};

/// What of a submission is to be graded.
struct Contents {
    std::map<std::string, FoundFile> files; // by the exercise's name
    std::vector<std::string> remarks;       // for the learner
    std::string problem;                    // why there is nothing to grade, or ""
    bool fault_ours = false;                // … which is the machine's fault
};

/// Each path is a submission; the downloads of Moodle and Canvas, and a folder of folders or archives that is given
/// alone, hold many; with `one`, nothing does. Throws support::Error for a path that does not exist. `results` is no
/// submission.
std::vector<Submission> find_submissions(const std::vector<std::filesystem::path>& paths,
                                         const std::vector<Exercise>& course,
                                         const std::filesystem::path& results = {}, bool one = false);

/// Throws nothing for what a submission may hold.
Contents read_submission(const Submission& submission, const std::vector<Exercise>& course);

} // namespace grade
