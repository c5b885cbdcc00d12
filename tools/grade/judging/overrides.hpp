// overrides.csv in the folder of results: the instructor's own points and words, kept when a class is graded again.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace grade {

struct Override {
    std::string student;  // a name, id, login, email or folder
    std::string exercise; // "03_linear_forward"; "" for the total
    double points = 0;    // of the exercise; added to the total
    std::string comment;
    int line = 0;
};

/// None if there is no file. Throws support::Error with the line.
std::vector<Override> read_overrides(const std::filesystem::path& file,
                                     const std::vector<Exercise>& exercises);

/// A line for each that gives an exercise more points than it has: a slip, or meant as a bonus. Throws as
/// read_overrides does.
std::string said_of_overrides(const std::filesystem::path& file, const std::vector<Exercise>& exercises);

/// Those that belong to none of the submissions. Throws support::Error for one that belongs to several, and for two of
/// one exercise of one submission.
std::vector<Override> unused_overrides(const std::vector<Override>& overrides,
                                       const std::vector<Submission>& submissions);

/// A line for each that is for an exercise which nobody was `graded` in, such as one that --only leaves out.
std::string said_of_ungraded(const std::vector<Override>& overrides, const std::set<std::string>& graded);

/// The points of exercises; those of the total come last, when what a late submission loses is known.
void apply_to_exercises(Record& record, const std::vector<Override>& overrides);
void apply_to_total(Record& record, const std::vector<Override>& overrides);

} // namespace grade
