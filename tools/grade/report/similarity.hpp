// Which answers are equal or nearly so: to each other, to the solutions and to what the kit holds. A first look, not a
// verdict: a short function has few right forms.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace grade {

/// What a learner could have copied from.
struct Handouts {
    std::map<std::string, std::string> solutions; // the whole file, by the exercise's name
    std::string kit;                              // the checks and the engine
};

Handouts read_handouts(const std::filesystem::path& project, const std::vector<Exercise>& course);

enum class Likeness { same_text, same_but_for_names, nearly };

struct AlikeExercise {
    std::string exercise;
    Likeness likeness = Likeness::nearly;
    double share = 0;  // of the fingerprints of the one that has fewer
    double weight = 0; // how much is shared, and how rare that is in the class
};

struct AlikePair {
    std::size_t left = 0, right = 0; // indices of the records
    std::vector<AlikeExercise> exercises;
    double weight = 0;
};

struct LikeHandout {
    std::size_t record = 0;
    std::vector<AlikeExercise> exercises;
    double weight = 0;
};

/// The heaviest first.
struct Similarity {
    std::vector<AlikePair> pairs;
    std::vector<LikeHandout> solutions, kit;
};

/// What much of the class writes weighs nothing; what the handouts hold weighs nothing between learners.
Similarity compare_answers(const std::vector<Record>& records, const Run& run, const Handouts& handouts);

/// The records of the pairs, in groups that are connected by pairs; in the order of the pairs.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs);

/// The lines between the markers. Without markers, or if the code around them is not what was handed out, all of it.
std::string answer_in(const std::string& code, const std::string& solution);

} // namespace grade
