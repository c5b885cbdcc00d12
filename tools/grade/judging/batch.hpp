// Grades many submissions with several threads. The next run finds what this one has finished.
#pragma once

#include "tools/grade/judging/merge.hpp"
#include "tools/grade/judging/out_folder.hpp"
#include "tools/grade/judging/record.hpp"
#include "tools/grade/judging/shard.hpp"
#include "tools/grade/report/similarity.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace grade {

struct Batch {
    Run run;
    std::vector<Exercise> course; // all exercises: files of ungraded ones are recognized too
    Handouts handouts;            // answers are compared with them
    int jobs = 1;
    double patience = 1;        // as in GraderOptions
    std::optional<Shard> shard; // grades only this part, and writes no pages
    bool only_plan = false;     // finds what is to be graded, and stops
    bool only_merge = false;    // grades nothing, and writes the pages
    bool keep_old = false;      // keeps results that the run's settings have not made
    std::function<void(Record&)> adjust = [](Record&) {}; // changes of points that no check makes
    std::function<bool()> stop = [] { return false; };    // asked before each exercise, from any thread
};

struct BatchResult {
    Class all;                           // everyone who was ever graded; empty if no pages were written
    std::vector<std::string> folders;    // of the submissions of this run
    std::vector<std::string> unfinished; // with only_plan or only_merge: names of those to be graded
    std::size_t taken_over = 0;          // finished by an earlier run
    std::size_t failed = 0;              // through our or the machine's fault
    bool interrupted = false;
};

/// Writes each submission's record when it is done and, from all records, the pages, unless interrupted, unfinished or
/// a shard. Throws Conflict if results that were made with other settings would stay beside new ones.
BatchResult grade_all(std::vector<Submission> submissions, const Batch& batch, const OutFolder& out);

/// Writes the file for the grader: a copy in a folder of its own below `scratch`.
std::filesystem::path put_source(const std::filesystem::path& scratch, const std::string& exercise,
                                 const FoundFile& file);

/// The result that needs no compiler: the file is missing, is no source, or could not be read.
std::optional<ExerciseResult> known_result(const Exercise& exercise, const Contents& contents);

} // namespace grade
