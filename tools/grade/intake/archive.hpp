// The exercise files of an archive. Nothing in it is written to disk; the archive is read in its own process with
// limits, so that one that breaks the reader breaks nothing else.
#pragma once

#include "tools/grade/intake/file_names.hpp"
#include "tools/grade/intake/limits.hpp"

#include <string>
#include <vector>

namespace grade {

/// A submitted file that is named like an exercise.
struct FoundFile {
    std::string path; // within the submission, separated by '/'
    std::string text;
    std::string refused;     // why the text was not read; "" if it was
    bool fault_ours = false; // that refusal is the machine's fault
    int order = 0;           // the higher, the later it was handed in
    std::string entry = {};  // of the download, which it is or stands in
    int uses = 1;            // the how manieth of this name in its archive, where the last one counts
};

struct Found {
    std::vector<FoundFile> files;
    std::vector<FoundFile> archives;  // small ones in an archive, whole; unwrap.hpp opens them
    std::vector<FoundFile> notebooks; // of Jupyter, whole; notebook.hpp takes their cells out
    std::vector<std::string> others;  // paths of sources that name no exercise
    bool has_more_others = false;     // than are listed there
    std::vector<std::string> remarks; // for the learner
    std::string problem;              // why nothing of the submission can be graded, or ""
    bool fault_ours = false;
};

/// The remark on symbolic links that are no exercise's.
std::string not_followed(const std::vector<std::string>& links);

/// Reads from the descriptor, which stays open.
Found read_archive(int archive, const std::vector<Exercise>& course);

} // namespace grade
