// The points of the run before this one, to show what has changed.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace grade {

/// In the folder of the results.
constexpr const char* last_run_file = ".last_run.json";

struct LastRun {
    std::string when;                                            // "" if there was none
    std::map<std::string, std::map<std::string, double>> points; // by the record's folder and the exercise
};

/// An empty one if the file is missing or damaged.
LastRun read_last_run(const std::filesystem::path& file);

/// Leaves out what could not be graded.
void write_last_run(const std::filesystem::path& file, const std::vector<Record>& records,
                    const std::string& when);

struct ChangedExercise {
    std::string exercise;
    double before = 0, after = 0;
};

struct ChangedRecord {
    std::size_t record = 0;
    std::vector<ChangedExercise> exercises; // those that both runs have graded

    double difference() const;
};

struct Changes {
    std::vector<ChangedRecord> changed;
    std::vector<std::size_t> added; // records
    std::vector<std::string> gone;  // folders
};

Changes changes_since(const LastRun& last, const std::vector<Record>& records);

} // namespace grade
