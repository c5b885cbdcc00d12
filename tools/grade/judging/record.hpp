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

/// The file that an exercise was graded from.
struct Source {
    std::string path;   // in the submission, as handed in
    std::string sha256; // of its text, in hexadecimal; "" if it was refused
    std::string code;   // its text without the lesson, fit to be shown, cut if it is long: to compare answers
};

struct Record {
    std::string name, id, folder;
    std::string problem; // why none of it was graded, or ""
    std::vector<std::string> remarks;
    std::vector<ExerciseResult> results;        // one per exercise of the run
    std::map<std::string, Source> sources = {}; // by the exercise's name
    std::string graded_at = {};                 // "2026-11-27 14:05 CET"
};

/// For Record::graded_at: the local time with its zone.
std::string time_now();

/// What is kept of a submitted file.
Source source_of(const FoundFile& file);

struct Points {
    double points = 0, max_points = 0;
};

Points total(const Record& record);
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
