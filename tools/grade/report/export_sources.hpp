// The submitted sources in folders that plagiarism detectors read.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/report/similarity.hpp"

#include <filesystem>
#include <vector>

namespace grade {

/// Writes submissions/STUDENT/NN_name.cpp and, as the code that all have in common, handed_out/NN_name.cpp: JPlag's root
/// and base-code folders, and what moss -d and -b take. Returns the number of students with a source. Throws
/// support::Error if the folder holds anything yet, or cannot be written.
std::size_t export_sources(const std::filesystem::path& folder, const std::vector<Submission>& submissions,
                           const std::vector<Exercise>& exercises, const Handouts& handouts);

} // namespace grade
