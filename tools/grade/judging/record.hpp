// Everything known about a submission and a run; kept in a file between runs.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/judging/exercise_grader.hpp"
#include "tools/grade/judging/rules.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace grade {

/// The settings of a run, the same for all its submissions.
struct Run {
    std::vector<Exercise> exercises; // the graded ones
    std::uint64_t seed = 0;          // the class's, for the instructor alone: see seed.hpp
    SandboxKind sandbox = SandboxKind::bubblewrap;
    std::string grader; // its version: results of another version are not reused
    Rules rules = {};   // no part of the results: points are adjusted when pages are written
};

/// What a result was made from.
struct Basis {
    std::string settings; // settings_of() the run
    std::string key;      // of the file, too: the same key, the same result
};

/// The file that an exercise was graded from.
struct Source {
    std::string path;   // in the submission, as handed in
    std::string sha256; // of its text, in hexadecimal; "" if it was refused
    std::string code;   // its text without the lesson, fit to be shown, cut if it is long: to compare answers
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
    std::vector<ExerciseResult> results;        // one per exercise, in the course's order
    std::map<std::string, Basis> bases = {};    // by the exercise's name
    std::map<std::string, Source> sources = {}; // the same
    std::string graded_at = {};                 // "2026-11-27 14:05 CET"
    Origin origin = {};
    std::vector<Adjustment> adjustments = {}; // made anew by each run
};

/// For Record::graded_at: the local time with its zone.
std::string time_now();

/// What is kept of a submitted file.
Source source_of(const FoundFile& file);

struct Points {
    double points = 0, max_points = 0;
};

/// With the adjustments, and at least 0.
Points total(const Record& record);
/// An adjustment in one line, such as "07_linear_backward: +2 points. Only the sign was wrong."
std::string sentence_of(const Adjustment& adjustment);
double seconds(const Record& record);
/// What decides about an exercise's points besides the file: seed, sandbox, the grader's version.
std::string settings_of(const Run& run);

/// Whether it has no grade yet, through our or the machine's fault or because no run has covered the exercise.
bool lacks_grade(const ExerciseResult& result);
/// Whether a result lacks its grade: the points are not final.
bool has_failed(const Record& record);
/// Whether that is the grader's or the machine's fault.
bool has_machine_fault(const Record& record);
/// The exercises that no run has covered for this submission, though one has for others.
std::vector<std::string> not_graded_in(const Record& record);
/// The sign of a record without a final grade: "!" for a fault, "?" for what is not graded yet.
const char* sign_of_unfinished(const Record& record);
bool has_full_points(const ExerciseResult& result);

/// What a reader must know of the sandbox; "" with bubblewrap.
std::string sandbox_notice(const Run& run);

/// The result of an exercise that the grader need not see; the outcome says why.
ExerciseResult without_points(const Exercise& exercise, Outcome outcome, const std::string& message);

const ExerciseResult* find_result(const Record& record, const std::string& exercise);
/// Replaces the exercise's result, or adds it.
void put_result(Record& record, ExerciseResult result);
/// The results of just these exercises, in their order; one that the record lacks is `not_graded`.
void arrange_results(Record& record, const std::vector<Exercise>& exercises);
/// What pages on the class show: of each check the first finding, and none of the numbers that were printed.
Record shortened_for_class(Record record);

/// Writes a record whole or not at all.
void write_state(const std::filesystem::path& file, const Record& record);
/// Nothing if the file is missing, damaged, or in another format. The folder is the file's name.
std::optional<Record> read_state(const std::filesystem::path& file);

} // namespace grade
