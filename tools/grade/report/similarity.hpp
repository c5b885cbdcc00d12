// Which answers are equal or nearly so: to each other, to the solutions and to what the kit holds. A first look, not a
// verdict: a short function has few right forms.
#pragma once

#include "tools/grade/report/exercise_answers.hpp"

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

struct AlikePair {
    std::size_t left = 0, right = 0; // indices of the records
    std::vector<AlikeExercise> exercises;
    double bits = 0; // of all the exercises
};

struct LikeHandout {
    std::size_t record = 0;
    std::vector<AlikeExercise> exercises;
    double bits = 0; // of all the exercises
};

/// What is unlikely to be in a class of this size by accident; the most unlikely first.
struct Similarity {
    std::vector<AlikePair> pairs;
    std::vector<LikeHandout> solutions, kit;
    std::vector<EqualAnswers> equal; // besides: one exercise alone proves nothing
};

/// What much of the class writes counts nothing; what the handouts hold counts nothing between learners.
Similarity compare_answers(const std::vector<Record>& records, const Run& run, const Handouts& handouts);

/// The records of the pairs, in groups that are connected by pairs; in the order of the pairs.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs);

} // namespace grade
