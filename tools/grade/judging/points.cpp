#include "tools/grade/judging/points.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace {

struct Group {
    const char* name;
    int weight;
    const char* title;
    bool needs_unseen_inputs; // counts only together with them
    enum {
        nothing,
        shapes_alone,
        everything
    } told; // of what a check found: no unseen input may get out that way
};
constexpr Group all_groups[] = {
    {"expected_output", 1, "the notebook's output", true, Group::everything},
    {"shapes", 2, "shapes", false, Group::shapes_alone},
    {"unseen_inputs", 4, "unseen inputs", false, Group::nothing},
    {"gradients", 2, "gradients", false, Group::nothing},
    {"arguments", 1, "arguments left alone", true, Group::nothing},
};

double round_to_cents(double points) {
    return std::round(points * 100) / 100;
}

std::vector<const CheckResult*> checks_of(const ExerciseResult& result, const std::string& group) {
    std::vector<const CheckResult*> all;
    for (const CheckResult& check : result.checks)
        if (check.group == group)
            all.push_back(&check);
    return all;
}

bool all_pass(const ExerciseResult& result, const std::string& group) {
    const auto checks = checks_of(result, group);
    return std::all_of(checks.begin(), checks.end(), [](const CheckResult* check) { return check->passed; });
}

/// What may be told of what a check found. A learner's exception may carry the inputs, so its words stay here unless
/// the inputs are the notebook's.
std::string told(const Group& group, const std::string& found) {
    constexpr std::size_t most = 300; // a learner's exception may be of any length
    if (group.told != Group::everything && found.rfind("it threw ", 0) == 0)
        return "it threw an exception";
    if (found.rfind("it ", 0) == 0 || group.told == Group::everything)
        return found.substr(0, std::min(most, found.find('\n')));
    // The shape that came back is the learner's to choose, so it could tell of the inputs; the one expected is not.
    const std::size_t expected = found.find("expected shape (");
    return group.told == Group::shapes_alone && expected != std::string::npos
               ? found.substr(expected, found.find(')', expected) + 1 - expected)
               : "";
}

/// One line: the first check that fails.
std::string reason(const Group& group, const std::vector<const CheckResult*>& checks, bool held_back) {
    const auto failed =
        std::find_if(checks.begin(), checks.end(), [](const auto* check) { return !check->passed; });
    if (failed == checks.end())
        return held_back ? "right, but it counts only once all unseen inputs are right" : "";
    const std::string detail = told(group, (*failed)->found);
    return "not yet: " + (*failed)->sentence + (detail.empty() ? "" : " (" + detail + ")");
}

} // namespace

void give_points(ExerciseResult& result) {
    int weights = 0;
    for (const Group& group : all_groups)
        weights += checks_of(result, group.name).empty() ? 0 : group.weight;
    const bool unseen_right = all_pass(result, "unseen_inputs");
    double earned = 0;
    for (const Group& group : all_groups) {
        const auto checks = checks_of(result, group.name);
        if (checks.empty())
            continue;
        const auto passed =
            std::count_if(checks.begin(), checks.end(), [](const auto* check) { return check->passed; });
        const bool held_back = group.needs_unseen_inputs && !unseen_right;
        const double share = held_back ? 0 : static_cast<double>(passed) / static_cast<double>(checks.size());
        const double most = result.max_points * group.weight / weights;
        earned += share * most;
        result.groups.push_back({group.name, round_to_cents(share * most), round_to_cents(most),
                                 reason(group, checks, held_back)});
    }
    result.points = round_to_cents(earned);
}

std::string to_string(Outcome outcome) {
    switch (outcome) {
    case Outcome::graded:
        return "graded";
    case Outcome::not_submitted:
        return "not submitted";
    case Outcome::not_started:
        return "not started";
    case Outcome::does_not_compile:
        return "does not compile";
    case Outcome::not_a_source:
        return "not a source file";
    case Outcome::grader_failed:
        return "could not be graded";
    }
    return "";
}

std::string feedback_text(const ExerciseResult& result) {
    char points[64];
    std::snprintf(points, sizeof points, "%g of %g points", result.points, result.max_points);
    std::string text = points;
    if (result.outcome != Outcome::graded || !result.message.empty())
        return text + ": " + to_string(result.outcome) +
               (result.message.empty() ? "." : ".\n" + result.message);
    for (const GroupResult& group : result.groups) {
        const auto* const known = std::find_if(std::begin(all_groups), std::end(all_groups),
                                               [&](const Group& g) { return group.group == g.name; });
        std::snprintf(points, sizeof points, "%g of %g", group.points, group.max_points);
        text += "\n" + std::string(group.points == group.max_points ? "✓ " : "✗ ") + known->title + ": " +
                points + (group.reason.empty() ? "" : ", " + group.reason);
    }
    if (!result.mistake.id.empty())
        text += "\nWhat it looks like: " + result.mistake.text;
    return text;
}

} // namespace grade
