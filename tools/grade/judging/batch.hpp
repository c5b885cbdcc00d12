// Grades many submissions with several threads. What a run has finished is found again by the next one.
#pragma once

#include "tools/grade/judging/out_folder.hpp"
#include "tools/grade/judging/record.hpp"

#include <functional>
#include <vector>

namespace grade {

struct Batch {
    Run run;
    std::vector<Exercise> course; // all exercises: files of those that are not graded are recognised, too
    int jobs = 1;
    double patience = 1;                               // as in GraderOptions
    std::function<bool()> stop = [] { return false; }; // asked before each exercise, from any thread
};

struct BatchResult {
    std::vector<Record> records; // in the submissions' order; complete unless interrupted
    std::size_t taken_over = 0;  // that an earlier run had finished
    bool interrupted = false;
};

/// Writes each submission's files when it is done, and those of the class at the end, unless it was interrupted.
BatchResult grade_all(const std::vector<Submission>& submissions, const Batch& batch, const OutFolder& out);

/// The file for the grader, a copy that stands alone in a folder below `scratch`.
std::filesystem::path put_source(const std::filesystem::path& scratch, const std::string& exercise,
                                 const FoundFile& file);

/// What is known without compiling anything: that a file is missing, is none, or could not be read.
std::optional<ExerciseResult> known_result(const Exercise& exercise, const Contents& contents);

} // namespace grade
