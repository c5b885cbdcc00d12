// The points of the run before this one, to show what has changed.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace grade {

/// In the folder of the results.
constexpr const char* last_run_file = ".last_run.json";

struct LastRun {
    std::string when; // "" if there was none
    std::map<std::string, std::map<std::string, double>> points =
        {};                                    // by the record's folder and the exercise
    std::map<std::string, double> totals = {}; // by the folder; of those that were final
    bool knows_totals = false;                 // older versions wrote none
};

/// An empty one if the file is missing or damaged.
LastRun read_last_run(const std::filesystem::path& file);

/// Leaves out what could not be graded.
void write_last_run(const std::filesystem::path& file, const std::vector<Record>& records,
                    const std::string& when);

struct ChangedExercise {
    std::string exercise;
    std::optional<double> before; // nothing: it had no grade
    double after = 0;
};

struct ChangedRecord {
    std::size_t record = 0;
    std::vector<ChangedExercise> exercises = {};
    std::optional<double> total_before = {}, total_after = {}; // nothing: not final, or not known
    double beside_before = 0, beside_after = 0; // in the total, but in no exercise: lateness and overrides
};

struct Changes {
    std::vector<ChangedRecord> changed; // an exercise or the total
    std::vector<std::size_t> added;     // records
    std::vector<std::string> gone;      // folders
};

Changes changes_since(const LastRun& last, const std::vector<Record>& records);

} // namespace grade
