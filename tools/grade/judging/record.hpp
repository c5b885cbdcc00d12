// All that is known of a submission and of a run, kept in a file between runs.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/judging/exercise_grader.hpp"

#include <optional>

namespace grade {

/// What holds for all submissions of a run.
struct Run {
    std::vector<Exercise> exercises; // those that are graded
    std::uint32_t seed = 0;
    bool sandbox = true;
    std::string grader; // which version: results of another are not taken over
};

struct Record {
    std::string name, id, folder;
    std::string problem; // why nothing of it was graded, or ""
    std::vector<std::string> remarks;
    std::vector<ExerciseResult> results; // one for each of the run's exercises
};

struct Points {
    double points = 0, max_points = 0;
};

Points total(const Record& record);
double seconds(const Record& record);
/// By our or the machine's fault: its points are not final.
bool has_failed(const Record& record);
bool has_full_points(const ExerciseResult& result);

/// "This was graded without a sandbox …", or "" with one.
std::string sandbox_notice(const Run& run);

/// The result of what need not be given to the grader; the outcome says why.
ExerciseResult without_points(const Exercise& exercise, Outcome outcome, const std::string& message);

/// A record with the key of what it was made from, written as the last file of a submission.
void write_state(const std::filesystem::path& file, const std::string& key, const Record& record);
/// Nothing where the file is missing, damaged, or of another key.
std::optional<Record> read_state(const std::filesystem::path& file, const std::string& key);

} // namespace grade
