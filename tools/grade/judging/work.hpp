// A submission on its way through a run: what is to be graded, and what becomes of its record.
#pragma once

#include "tools/grade/judging/batch.hpp"
#include "tools/grade/judging/built_workers.hpp"
#include "tools/grade/judging/store.hpp"

namespace grade {

struct Work {
    Submission submission;
    Contents contents;                     // without the files' texts
    std::map<std::string, Basis> made;     // by exercise: what its result is made from, in this run
    std::vector<std::size_t> to_grade;     // indices of the run's exercises
    std::vector<ExerciseResult> results;   // the new ones
    std::map<std::string, Source> sources; // by exercise
    std::filesystem::path scratch;         // its files for the grader
    std::uint32_t seed = 0;                // the student's
    double seconds = 0;                    // of seconds_per_submission, used up so far
    bool taken_over = false;               // the store has all of it
};

/// Reads the submission and compares it with its record. What has to be graded is put into the scratch folder and
/// announced to `built`, unless the batch only merges.
Work begin(const Submission& submission, const Batch& batch, const OutFolder& out, BuiltWorkers& built);

/// Writes the record, with the new results in it, and returns it.
Record finish(const Work& work, const Batch& batch, const Store& store);

} // namespace grade
