// What the engine runs: ninja, judges and workers; and where it finds what belongs to an exercise.
#pragma once

#include "checks/course.hpp"
#include "checks/verdict.hpp"
#include "dnn/support/process.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace checks {

/// Who provides the function that is checked, by the name of the folder of its workers.
namespace provider {
/// The learner's file, on top of the reference.
inline constexpr const char* exercises = "exercises";
/// The learner's file, on top of the learner's own functions.
inline constexpr const char* own = "own";
inline constexpr const char* solutions = "solutions";
/// The original files.
inline constexpr const char* stubs = "stubs";
} // namespace provider

using Command = std::vector<std::string>;

/// In seconds: the programs have limits of their own, and a compiler may be slow.
inline constexpr double patience_with_programs = 3600;
/// Of what a program prints, in bytes.
inline constexpr std::size_t max_log = 4U << 20;

/// What run_ninja runs.
Command ninja_command(const Workplace& place, const std::vector<std::string>& targets);

/// `report`: the file that the judge writes.
Command command_of_judge(const Workplace& place, const Exercise& exercise,
                         const std::filesystem::path& report, const std::string& what,
                         const std::vector<std::string>& boost, const Command& worker);
Command command_of_worker(const std::filesystem::path& worker);

/// The judge's command to write a Practice (checks/practice.hpp): "puzzle", or "questions" about a right answer.
Command practice_command(const Workplace& place, const Exercise& exercise, const std::string& what,
                         const std::filesystem::path& practice);

/// Builds ninja targets, as many as can be built.
support::Ended run_ninja(const Workplace& place, const std::vector<std::string>& targets);

/// The text with the project's files named as a learner knows them: "exercises/03_linear_forward.cpp".
std::string relative_to(const Workplace& place, std::string text);

/// Why an exercise's file cannot be built; State::unknown if it may.
State file_state(const Workplace& place, const Exercise& exercise);

/// Whether the file is as it was handed out, so that it is not started.
bool is_untouched(const Workplace& place, const Exercise& exercise);

/// Where the compiler's last output about an exercise is kept.
std::filesystem::path log_of(const Workplace& place, const Exercise& exercise);

} // namespace checks
