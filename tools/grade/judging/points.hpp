// From checks to points: partial credit by group.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

namespace grade {

/// Fills in groups and points from the checks. A group earns its share by the part of its checks that pass; the
/// printed output and the untouched arguments count once all unseen inputs are right, since both can be had without
/// computing anything.
void give_points(ExerciseResult& result);

} // namespace grade
