// Grades a class on a cluster: a job array of shards over a shared folder, and their merge.
#pragma once

#include "tools/grade/judging/batch.hpp"
#include "tools/grade/options.hpp"
#include "tools/program.hpp"

namespace grade {

/// Submits, waits and merges. Throws Conflict if the command line contradicts the results in --out, support::Error if
/// Slurm does not take the job.
tools::Status grade_on_slurm(const Options& options, const Intake& intake,
                             const std::vector<Exercise>& course, const std::vector<Exercise>& exercises);

} // namespace grade
