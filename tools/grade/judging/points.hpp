// From checks to points: partial credit by group.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

namespace grade {

/// Fills in groups and points from the checks. A group earns the share of its checks that pass, in whole points if it has
/// whole points. What is easy without computing anything (the printed output, shapes, properties, untouched arguments)
/// counts only as far as the values are right, those of unseen inputs and the gradients.
void give_points(ExerciseResult& result);

double round_to_cents(double points);

/// "7.5", "10": two decimals at most.
std::string number(double value);

} // namespace grade
