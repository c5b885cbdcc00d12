// Finds the submissions of a class and the exercise files in each. Strangers wrote them: no link is followed, only
// regular files are opened, and only so much is read.
#pragma once

#include "tools/grade/intake/archive.hpp"
#include "tools/grade/intake/origin.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace grade {

struct Submission {
    std::string name;                         // for display; any bytes
    std::string id;                           // the LMS's number of the learner, or ""
    std::string folder;                       // for its results; safe and unique
    std::vector<std::filesystem::path> paths; // one, or several files of one learner in Canvas
    Origin origin = {};
};

/// The parts of a submission to grade.
struct Contents {
    std::map<std::string, FoundFile> files; // by the exercise's name
    std::vector<std::string> remarks;       // for the learner
    std::string problem;                    // why there is nothing to grade, or ""
    bool fault_ours = false;                // the problem is the machine's fault
};

/// Each path is a submission. Downloads from Moodle and Canvas, and a folder of folders or archives that is the only
/// path, hold many submissions; with `one`, every path is just one. Throws support::Error for a path that does not
/// exist. `results` is no submission.
std::vector<Submission> find_submissions(const std::vector<std::filesystem::path>& paths,
                                         const std::vector<Exercise>& course,
                                         const std::filesystem::path& results = {}, bool one = false);

/// Never throws because of a submission's contents.
Contents read_submission(const Submission& submission, const std::vector<Exercise>& course);

} // namespace grade
