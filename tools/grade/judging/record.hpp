// Everything known about a submission and a run; kept in a file between runs.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/judging/exercise_grader.hpp"

#include <optional>

namespace grade {

/// The settings of a run, the same for all its submissions.
struct Run {
    std::vector<Exercise> exercises; // the graded ones
    std::uint32_t seed = 0;
    bool sandbox = true;
    std::string grader; // its version: results of another version are not reused
};

/// A change of points that no check made: a late submission's, or an instructor's.
struct Adjustment {
    std::string exercise; // whose points already have it; "" for the total
    double points = 0;    // more or less than before
    std::string words;    // for the learner
};

struct Record {
    std::string name, id, folder;
    std::string problem; // why none of it was graded, or ""
    std::vector<std::string> remarks;
    std::vector<ExerciseResult> results; // one per exercise of the run
    Origin origin = {};
    std::vector<Adjustment> adjustments = {}; // made anew by each run
};

struct Points {
    double points = 0, max_points = 0;
};

/// With the adjustments, and at least 0.
Points total(const Record& record);
/// An adjustment in one line, such as "07_linear_backward: +2 points. Only the sign was wrong."
std::string sentence_of(const Adjustment& adjustment);
double seconds(const Record& record);
/// Through our or the machine's fault: its points are not final.
bool has_failed(const Record& record);
bool has_full_points(const ExerciseResult& result);

/// "Graded without a sandbox …", or "" with one.
std::string sandbox_notice(const Run& run);

/// The result of an exercise that the grader need not see; the outcome says why.
ExerciseResult without_points(const Exercise& exercise, Outcome outcome, const std::string& message);

/// Writes a record, with the key of the contents it was made from, as a submission's last file.
void write_state(const std::filesystem::path& file, const std::string& key, const Record& record);
/// Nothing if the file is missing, damaged, or has another key.
std::optional<Record> read_state(const std::filesystem::path& file, const std::string& key);

} // namespace grade
