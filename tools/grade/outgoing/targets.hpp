// The words of --for, from the command line to the files in the folder of results.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

/// One --for: canvas "Week 4 (1234)".
struct Target {
    Platform platform = Platform::plain;
    std::string title; // the assignment's; for Gradescope its metadata file, if there is one
};

/// From the words of each --for: a platform and, where it needs one, the assignment's title. What follows are
/// submissions, as in "--for moodle submissions/*", and is added to them. Throws support::Error.
std::vector<Target> targets_of(const std::vector<std::vector<std::string>>& words,
                               std::vector<std::string>& submissions);

/// The deadline in Gradescope's metadata, in the words of --due; "" if there is none. Throws support::Error.
std::string due_by(const std::vector<Target>& targets);

/// Adds what Gradescope's metadata says about the submission. Throws support::Error if a platform wants one submission
/// and there are several, or cannot be given the list of `roster`, which may be empty.
void complete(Intake& intake, const std::vector<Target>& targets, const std::filesystem::path& roster = {});

/// Writes the targets' files into the folder of results. Returns the lines that say where each is uploaded and who is
/// not in it. `roster` may be empty. Throws support::Error.
std::string send_out(const std::vector<Target>& targets, const std::vector<Record>& records, const Run& run,
                     const std::filesystem::path& roster, const std::filesystem::path& out);

} // namespace grade
