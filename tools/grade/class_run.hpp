// Grades a class, a part of it, or merges the parts.
#pragma once

#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/options.hpp"
#include "tools/program.hpp"

namespace grade {

/// Completes the rules of the command line by those of earlier runs.
void complete_rules(Options& options);

/// What the command line says.
std::optional<SandboxKind> wanted_sandbox(const Options& options);

/// The sandbox to use. Where it cannot hide the project and the results, they are closed to others. Throws support::Error
/// if there is none and one is wanted.
SandboxKind sandbox_for(const Options& options);

/// Throws Conflict if the command line contradicts the results in --out.
tools::Status grade_class(const Options& options, const Intake& intake, const std::vector<Exercise>& course,
                          const std::vector<Exercise>& exercises);

/// The settings for grading into the folder, in which they are noted down.
Batch batch_of(const Options& options, const Intake& intake, const std::vector<Exercise>& course,
               const std::vector<Exercise>& exercises, SandboxKind sandbox, OutFolder& out);

/// Says what a run has done and what is left to do.
tools::Status conclude(const Options& options, const BatchResult& result, const Batch& batch,
                       const OutFolder& out);

} // namespace grade
