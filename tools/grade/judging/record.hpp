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
    SandboxKind sandbox = SandboxKind::bubblewrap;
    std::string grader; // its version: results of another version are not reused
};

struct Record {
    std::string name, id, folder;
    std::string problem; // why none of it was graded, or ""
    std::vector<std::string> remarks;
    std::vector<ExerciseResult> results; // one per exercise of the run
};

struct Points {
    double points = 0, max_points = 0;
};

Points total(const Record& record);
double seconds(const Record& record);
/// Through our or the machine's fault: its points are not final.
bool has_failed(const Record& record);
bool has_full_points(const ExerciseResult& result);

/// What a reader must know of the sandbox; "" with bubblewrap.
std::string sandbox_notice(const Run& run);

/// The result of an exercise that the grader need not see; the outcome says why.
ExerciseResult without_points(const Exercise& exercise, Outcome outcome, const std::string& message);

/// Writes a record, with the key of the contents it was made from, as a submission's last file.
void write_state(const std::filesystem::path& file, const std::string& key, const Record& record);
/// Nothing if the file is missing, damaged, or has another key.
std::optional<Record> read_state(const std::filesystem::path& file, const std::string& key);

} // namespace grade
