// Questions about a right answer, to be answered in the head: what shape a result has, and what a slip would make of it.
// The answers are computed, by running the learner's function and the formula with the slip.
#pragma once

#include "checks/formula/explain.hpp"
#include "checks/practice.hpp"

#include <random>

namespace checks::formula {

/// At most two. `draws` choose the inputs, the result and the slip.
std::vector<Question> questions_about(const Subject& subject, std::mt19937& draws);

} // namespace checks::formula
