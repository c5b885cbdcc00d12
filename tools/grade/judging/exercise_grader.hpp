// Grades one exercise of one submission: compiles the learner's file in a sandbox into a worker, and lets the judge
// ask it. The judge is a process of its own that never runs the learner's code.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace grade {

enum class Outcome {
    graded,           // the checks have run; see them
    not_submitted,    // there is no file
    not_started,      // the function throws NotImplemented
    does_not_compile, // message: the compiler's words
    not_a_source, // message: why the file was not given to the compiler (a link, a folder, too large, binary)
    grader_failed, // message: the fault is ours or the machine's, not the learner's; no points are final
};

/// "graded", "not submitted", …
std::string to_string(Outcome outcome);

/// The points of one group of checks.
struct GroupResult {
    std::string group;
    double points = 0, max_points = 0;
    std::string reason; // one line for the learner, without details of unseen inputs
};

struct ExerciseResult {
    std::string exercise; // "03_linear_forward"
    Outcome outcome = Outcome::not_submitted;
    double points = 0, max_points = 0;
    std::vector<GroupResult> groups; // in the order of points.cpp; only those that the exercise has
    checks::Report report;           // for the instructor: it shows unseen inputs
    std::string message;
    double seconds_compiling = 0, seconds_checking = 0;
};

/// The workers that were built last.
class BuiltWorkers;

/// For GraderOptions::built: with it, copies of a file are compiled once. Copies are common in a class, such as what
/// was handed out. Each still has its own run.
std::shared_ptr<BuiltWorkers> keep_built_workers();

struct GraderOptions {
    std::uint32_t seed = 0;        // of the unseen inputs: the same seed, the same result
    bool sandbox = true;           // false: the learner's code runs with the caller's rights
    double patience = 1;           // times the usual limits of time, more than 0: for slow machines
    std::filesystem::path scratch; // a folder for the workers; made if missing, the caller removes it
    std::shared_ptr<BuiltWorkers> built = nullptr; // without it, every file is compiled
};

/// "" if a sandbox can be had here, else why not and what to do, in one sentence.
std::string why_no_sandbox();

/// Grades the exercise with the file `source` (which may be missing). Threads may call this at the same time.
ExerciseResult grade_exercise(const checks::Exercise& exercise, const std::filesystem::path& source,
                              const GraderOptions& options);

/// What a learner reads of an exercise: a line a group with its points and reason; the compiler's words; nothing of
/// unseen inputs.
std::string feedback_text(const ExerciseResult& result);

} // namespace grade
