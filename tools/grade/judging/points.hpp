// From checks to points: partial credit by group.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

namespace grade {

/// Fills in groups and points from the checks. A group earns the share of its checks that pass; the printed output and
/// the untouched arguments count only once all unseen inputs are right, since both are easy without computing
/// anything.
void give_points(ExerciseResult& result);

} // namespace grade
