// From checks to points: what each group earns when these checks pass.
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/judging/points.hpp"

#include <cmath>
#include <map>

TEST_SUITE(points)

namespace {

/// How many checks of a group pass, of how many.
struct Share {
    std::string group;
    int passed, all;
};

grade::ExerciseResult graded(const std::vector<Share>& shares, double max_points = 10) {
    grade::ExerciseResult result;
    result.outcome = grade::Outcome::graded;
    result.max_points = max_points;
    for (const Share& share : shares)
        for (int i = 0; i < share.all; ++i)
            result.report.checks.push_back({"", share.group, "a sentence", i < share.passed, {}});
    grade::give_points(result);
    return result;
}

std::map<std::string, double> by_group(const grade::ExerciseResult& result) {
    std::map<std::string, double> points;
    for (const grade::GroupResult& group : result.groups)
        points[group.group] = group.points;
    return points;
}

/// As exercise 7 has them: with so many values right, and all the rest.
std::vector<Share> with_values(int unseen, int gradients) {
    return {{"expected_output", 1, 1},
            {"shapes", 1, 1},
            {"unseen_inputs", unseen, 3},
            {"gradients", gradients, 3},
            {"arguments", 1, 1}};
}

} // namespace

TEST_CASE(nothing_counts_without_a_right_value) {
    const grade::ExerciseResult result = graded(with_values(0, 0));
    EXPECT(result.points == 0);
    for (const grade::GroupResult& group : result.groups)
        EXPECT(group.points == 0, group.group);
    EXPECT(has(grade::feedback_text(result),
               "✗ shapes: 0 of 2, right, but it counts only once the values are right"));
    EXPECT(graded({{"shapes", 2, 2}, {"properties", 2, 2}, {"unseen_inputs", 0, 1}}).points == 0);
}

TEST_CASE(the_rest_counts_as_far_as_the_values_are_right) {
    const grade::ExerciseResult result = graded(with_values(2, 2));
    EXPECT(by_group(result)["unseen_inputs"] == 3); // two thirds of 4, in whole points
    EXPECT(by_group(result)["gradients"] == 1);
    EXPECT(by_group(result)["shapes"] == 1);
    EXPECT(by_group(result)["expected_output"] == 0); // less than all of one point
    EXPECT(result.points == 5);
    EXPECT(has(grade::feedback_text(result),
               "shapes: 1 of 2, right, but it counts only as far as the values are right: 4 of 6 checks"));
}

TEST_CASE(points_are_whole_where_they_can_be) {
    const std::vector<std::vector<Share>> exercises = {
        with_values(3, 3),
        {{"expected_output", 1, 1}, {"shapes", 1, 1}, {"properties", 2, 2}, {"unseen_inputs", 2, 2}},
        {{"expected_output", 2, 2}, {"properties", 2, 2}, {"unseen_inputs", 3, 3}, {"arguments", 1, 1}},
        {{"unseen_inputs", 5, 5}}};
    for (const std::vector<Share>& all_right : exercises) {
        const grade::ExerciseResult result = graded(all_right);
        EXPECT(result.points == 10);
        for (const grade::GroupResult& group : result.groups) {
            EXPECT(group.max_points == std::round(group.max_points), group.group);
            EXPECT(group.reason.empty());
        }
        EXPECT(graded(all_right, 7).points == 7);
        for (std::size_t i = 0; i < all_right.size(); ++i) {
            std::vector<Share> one_wrong = all_right;
            --one_wrong[i].passed;
            EXPECT(graded(one_wrong).points < 10, all_right[i].group);
            EXPECT(graded(one_wrong).points == std::round(graded(one_wrong).points));
        }
    }
}

TEST_SUITE_END()
