// The exercise files of a .zip or .tar.gz. Nothing of it is written to the disk; the archive is read in a process of
// its own with limits, so that one that breaks the reader breaks nothing else.
#pragma once

#include "tools/grade/intake/file_names.hpp"
#include "tools/grade/intake/limits.hpp"

#include <string>
#include <vector>

namespace grade {

/// A file of a submission whose name is that of an exercise.
struct FoundFile {
    std::string path; // within the submission, parted by '/'
    std::string text;
    std::string refused;     // why the text was not read; "" where it was
    bool fault_ours = false; // … and that is the machine's fault
};

struct Found {
    std::vector<FoundFile> files;
    std::vector<std::string> remarks; // for the learner
    std::string problem;              // why nothing of the submission can be graded, or ""
    bool fault_ours = false;
};

/// Reads from the descriptor, which stays open.
Found read_archive(int archive, const std::vector<Exercise>& course);

} // namespace grade
