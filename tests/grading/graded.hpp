// A learner's grades, for tests of what an instructor makes of them.
#pragma once

#include "tests/grading/class.hpp"
#include "tools/grade/report/results.hpp"

/// Ada's, with these points for the first exercise and none for the others.
inline grade::Record graded(double points) {
    grade::Record record{"Ada", "7", "Ada_7", "", {}, {}};
    for (const checks::Exercise& exercise : course())
        record.results.push_back(grade::without_points(exercise, grade::Outcome::graded, ""));
    record.results[0].points = points;
    return record;
}
