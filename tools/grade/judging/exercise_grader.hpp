// Grades one exercise of one submission: compiles the learner's file into a worker, in a sandbox, and lets the judge
// question it. The judge is a process of its own that never runs the learner's code.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"
#include "tools/grade/judging/sandbox.hpp"
#include "tools/grade/judging/time_for_checks.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace grade {

enum class Outcome {
    /// The checks have run; see the report.
    graded,
    /// There is no file.
    not_submitted,
    /// The function throws NotImplemented.
    not_started,
    /// `message`: the compiler's words.
    does_not_compile,
    /// `message`: why the file was not compiled (a link, a folder, too large, binary).
    not_a_source,
    /// `message`: what failed. The fault is ours or the machine's, not the learner's; no points are final.
    grader_failed,
    /// No run has covered the exercise yet, such as those with --only.
    not_graded,
    /// `message`: what took too long.
    out_of_time,
};

/// "graded", "not submitted", …
std::string to_string(Outcome outcome);

/// The points of one group of checks.
struct GroupResult {
    std::string group;
    double points = 0, max_points = 0;
    std::string reason; // one line for the learner, without unseen inputs
};

struct ExerciseResult {
    std::string exercise; // "03_linear_forward"
    Outcome outcome = Outcome::not_submitted;
    double points = 0, max_points = 0;
    std::vector<GroupResult> groups; // the exercise's groups, in the order of points.cpp
    checks::Report report;           // for the instructor: it shows unseen inputs
    std::vector<std::string> likely; // mistakes that a wrong answer's own lines show
    std::string message;
    double seconds_compiling = 0, seconds_checking = 0;
    double seconds_counted = 0; // of seconds_per_submission; not kept
};

class BuiltWorkers;

struct GraderOptions {
    std::uint32_t seed = 0; // of the unseen inputs, the student's own: same seed, same result
    SandboxKind sandbox = SandboxKind::bubblewrap;
    double patience = 1;           // multiplies the time limits, above 0: for slow machines
    std::filesystem::path scratch; // a folder for the workers; created if missing, removed by the caller
    std::shared_ptr<BuiltWorkers> built = nullptr; // compiles copies once; without it, every file is compiled
    double seconds_used = 0;                       // by the submission's other exercises, so far
    std::size_t waiting = 0;                       // of those, without a result yet
};

/// Grades the exercise with the file `source` (which may be missing); if the machine fails, twice. Threads may call this at the same time.
ExerciseResult grade_exercise(const checks::Exercise& exercise, const std::filesystem::path& source,
                              const GraderOptions& options);

/// The message as the learner may read it: what failed on our side is for the instructor.
std::string message_for_learner(const ExerciseResult& result);

/// The mistake of a wrong answer, as far as its lines and its numbers show it without revealing an input; or "".
std::string what_it_looks_like(const ExerciseResult& result);

/// An exercise's feedback for the learner: one line per group with its points and reason, or the compiler's words;
/// nothing about unseen inputs.
std::string feedback_text(const ExerciseResult& result);

} // namespace grade
