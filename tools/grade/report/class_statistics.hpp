// Figures about a class: how hard each exercise and each check is, what it tells about its learners, and who is stuck.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace grade {

struct Item {
    std::size_t tried = 0, solved = 0;
    /// The correlation between solving it and the points in all other exercises (point-biserial), over those who tried.
    /// Nothing for fewer than ten of them, or if all or none solved it.
    std::optional<double> discrimination;
};

struct CheckItem {
    std::string sentence;
    Item item; // tried: its function ran
};

struct ExerciseItem {
    std::string exercise;
    Item item; // tried: handed in and not the original; solved: all points
    std::vector<CheckItem> checks;
};

/// Who may need help, by the exercises.
struct Stuck {
    std::size_t record = 0;
    std::vector<std::string> stuck; // tried, with less than half the points
    std::vector<std::string> not_started;
};

struct ClassStatistics {
    std::size_t final = 0; // records whose points are final; mean and median are theirs
    double mean = 0, median = 0, max_points = 0;
    double mean_seconds = 0;
    std::vector<ExerciseItem> exercises;
    std::vector<Stuck> stuck;         // in a quarter of the exercises, at least two; the most first
    std::vector<std::size_t> slowest; // records, by the time to grade them; ten at most
    std::vector<std::size_t> absent;  // records without a file
};

ClassStatistics statistics_of(const std::vector<Record>& records, const Run& run);

} // namespace grade
