// Grades many submissions with several threads. The next run finds what this one has finished.
#pragma once

#include "tools/grade/judging/out_folder.hpp"
#include "tools/grade/judging/record.hpp"

#include <functional>
#include <vector>

namespace grade {

struct Batch {
    Run run;
    std::vector<Exercise> course; // all exercises: files of ungraded ones are recognized too
    int jobs = 1;
    double patience = 1;                                  // as in GraderOptions
    std::function<void(Record&)> adjust = [](Record&) {}; // changes of points that no check makes
    std::function<bool()> stop = [] { return false; };    // asked before each exercise, from any thread
};

struct BatchResult {
    std::vector<Record> records; // in the submissions' order; complete unless interrupted
    std::size_t taken_over = 0;  // finished by an earlier run
    bool interrupted = false;
};

/// Writes each submission's files when it is done, and the class's files at the end, unless interrupted.
BatchResult grade_all(const std::vector<Submission>& submissions, const Batch& batch, const OutFolder& out);

/// Writes the file for the grader: a copy in a folder of its own below `scratch`.
std::filesystem::path put_source(const std::filesystem::path& scratch, const std::string& exercise,
                                 const FoundFile& file);

/// The result that needs no compiler: the file is missing, is no source, or could not be read.
std::optional<ExerciseResult> known_result(const Exercise& exercise, const Contents& contents);

} // namespace grade
