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

/// From words that targets_of() has accepted in an earlier run: nothing is looked for on the disk. Throws support::Error
/// for a platform that there is not.
std::vector<Target> targets_of(const std::vector<std::vector<std::string>>& words);
/// As the words of --for.
std::vector<std::vector<std::string>> words_of(const std::vector<Target>& targets);
/// Whether there is a --for none, which takes back the platforms of earlier runs.
bool takes_back_platforms(const std::vector<std::vector<std::string>>& words);
/// Those with a gradebook for the whole class. The others grade one submission, in a place of their own.
std::vector<Target> gradebooks_of(std::vector<Target> targets);

/// The deadline in Gradescope's metadata, in the words of --due; "" if there is none. Throws support::Error.
std::string due_by(const std::vector<Target>& targets);

/// Adds what Gradescope's metadata says about the submission. Throws support::Error if a platform wants one submission
/// and there are several, or cannot be given the list of `roster`, which may be empty.
void complete(Intake& intake, const std::vector<Target>& targets, const std::filesystem::path& roster = {});

/// Removes the targets' files that an earlier run has written: they are older than the grades now. A line for each.
std::string said_of_removed(const std::vector<Target>& targets, const std::filesystem::path& out);

/// Writes the targets' files into the folder of results. Returns the lines that say where each is uploaded and who is
/// not in it. `roster` may be empty. Throws support::Error.
std::string send_out(const std::vector<Target>& targets, const std::vector<Record>& records, const Run& run,
                     const std::filesystem::path& roster, const std::filesystem::path& out);

} // namespace grade
