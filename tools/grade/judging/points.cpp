#include "tools/grade/judging/points.hpp"

#include "checks/sentences.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace {

struct Group {
    const char* name;
    int weight;
    const char* title;
    bool needs_unseen_inputs; // counts only once they are right
    bool printed_inputs;      // its inputs are the notebook's: the learner may see everything
};
constexpr Group all_groups[] = {
    {"expected_output", 1, "the notebook's output", true, true}, {"shapes", 2, "shapes", false, false},
    {"unseen_inputs", 4, "unseen inputs", false, false},         {"gradients", 2, "gradients", false, false},
    {"arguments", 1, "arguments left alone", true, false},
};

double round_to_cents(double points) {
    return std::round(points * 100) / 100;
}

std::vector<const checks::Check*> checks_of(const ExerciseResult& result, const std::string& group) {
    std::vector<const checks::Check*> all;
    for (const checks::Check& check : result.report.checks)
        if (check.group == group)
            all.push_back(&check);
    return all;
}

bool all_pass(const ExerciseResult& result, const std::string& group) {
    const auto all = checks_of(result, group);
    return std::all_of(all.begin(), all.end(), [](const checks::Check* check) { return check->passed; });
}

/// The first problem of a check in one line, as much as a learner may know.
std::string detail_of(const Group& group, const checks::Check& check) {
    constexpr std::size_t max_bytes = 300; // a learner's exception may be of any length
    if (check.findings.empty() || check.findings.front().problems.empty())
        return "";
    const checks::Problem& problem = check.findings.front().problems.front();
    const std::string all = checks::sentence(group.printed_inputs ? problem : checks::redacted(problem));
    return all.substr(0, std::min(max_bytes, all.find('\n')));
}

/// One line about the first check that fails.
std::string reason(const Group& group, const std::vector<const checks::Check*>& all, bool held_back) {
    const auto failed =
        std::find_if(all.begin(), all.end(), [](const auto* check) { return !check->passed; });
    if (failed == all.end())
        return held_back ? "right, but it counts only once all unseen inputs are right" : "";
    const std::string detail = detail_of(group, **failed);
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
        const auto all = checks_of(result, group.name);
        if (all.empty())
            continue;
        const auto passed =
            std::count_if(all.begin(), all.end(), [](const auto* check) { return check->passed; });
        const bool held_back = group.needs_unseen_inputs && !unseen_right;
        const double share = held_back ? 0 : static_cast<double>(passed) / static_cast<double>(all.size());
        const double max_points = result.max_points * group.weight / weights;
        earned += share * max_points;
        result.groups.push_back({group.name, round_to_cents(share * max_points), round_to_cents(max_points),
                                 reason(group, all, held_back)});
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
    case Outcome::out_of_time:
        return "took too long";
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
    // Without an id, the text describes the numbers and may reveal inputs.
    if (const auto& diagnosis = result.report.diagnosis; diagnosis && !diagnosis->id.empty())
        text += "\nWhat it looks like: " + diagnosis->text;
    return text;
}

} // namespace grade
