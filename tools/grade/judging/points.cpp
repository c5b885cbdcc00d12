#include "tools/grade/judging/points.hpp"

#include "checks/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace grade {
namespace {

struct Group {
    const char* name;
    double tenths; // of the exercise's points; 0: what the others leave
    const char* title;
    bool values; // nobody gets them right without the formula
};
constexpr Group all_groups[] = {
    {"expected_output", 1, "the notebook's output", false},
    {"shapes", 2, "shapes", false},
    {"properties", 1, "properties", false},
    {"unseen_inputs", 0, "unseen inputs", true},
    {"gradients", 2, "gradients", true},
    {"arguments", 1, "arguments left alone", false},
};

std::vector<const checks::Check*> checks_of(const ExerciseResult& result, const std::string& group) {
    std::vector<const checks::Check*> all;
    for (const checks::Check& check : result.report.checks)
        if (check.group == group)
            all.push_back(&check);
    return all;
}

/// How many checks pass, of how many.
struct Passed {
    std::size_t passed = 0, all = 0;
    double share() const { return all == 0 ? 1 : static_cast<double>(passed) / static_cast<double>(all); }
};

Passed passed(const std::vector<const checks::Check*>& all) {
    const auto passing = [](const checks::Check* check) { return check->passed; };
    return {static_cast<std::size_t>(std::count_if(all.begin(), all.end(), passing)), all.size()};
}

Passed right_values(const ExerciseResult& result) {
    Passed sum;
    for (const Group& group : all_groups)
        if (group.values) {
            const Passed its = passed(checks_of(result, group.name));
            sum.passed += its.passed;
            sum.all += its.all;
        }
    return sum;
}

/// What the groups before it leave of ten; at least as much as shapes.
double tenths_of(const Group& group, const ExerciseResult& result) {
    double left = 10;
    for (const Group& other : all_groups)
        left -= checks_of(result, other.name).empty() ? 0 : other.tenths;
    return group.tenths > 0 ? group.tenths : std::max(left, 2.0);
}

/// A share of whole points in whole points, and less than all of them unless it is all.
double part_of(double max_points, double share) {
    if (share >= 1 || max_points != std::floor(max_points))
        return round_to_cents(share * max_points);
    return std::min(std::round(share * max_points), max_points - 1);
}

/// The first problem of a check in one line, as much as a learner may know. That holds for the notebook's inputs, too: a
/// function that has been asked about others may say in its answer what it saw, through a file in the system's cache
/// for example.
std::string detail_of(const checks::Check& check) {
    constexpr std::size_t max_bytes = 300; // a learner's exception may be of any length
    if (check.findings.empty() || check.findings.front().problems.empty())
        return "";
    const checks::Problem& problem = check.findings.front().problems.front();
    const std::string all = checks::sentence(checks::redacted(problem));
    return all.substr(0, std::min(max_bytes, all.find('\n')));
}

/// Why shapes and the like count only in part, or not at all, although they are right.
std::string held_back(const Passed& values) {
    if (values.passed == 0)
        return "right, but it counts only once the values are right";
    return "right, but it counts only as far as the values are right: " + std::to_string(values.passed) +
           " of " + std::to_string(values.all) + " checks";
}

/// One line about the first check that fails.
std::string reason(const Group& group, const std::vector<const checks::Check*>& all, const Passed& values) {
    const auto failed =
        std::find_if(all.begin(), all.end(), [](const auto* check) { return !check->passed; });
    if (failed == all.end())
        return !group.values && values.share() < 1 ? held_back(values) : "";
    const std::string detail = detail_of(**failed);
    return "not yet: " + (*failed)->sentence + (detail.empty() ? "" : " (" + detail + ")");
}

} // namespace

double round_to_cents(double points) {
    return std::round(points * 100) / 100;
}

std::string number(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", round_to_cents(value));
    std::string digits = text;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
        digits.pop_back();
    return digits;
}

void give_points(ExerciseResult& result) {
    double tenths = 0;
    for (const Group& group : all_groups)
        tenths += checks_of(result, group.name).empty() ? 0 : tenths_of(group, result);
    const Passed values = right_values(result);
    double earned = 0;
    for (const Group& group : all_groups) {
        const auto all = checks_of(result, group.name);
        if (all.empty())
            continue;
        const double max_points = result.max_points * tenths_of(group, result) / tenths,
                     share = passed(all).share() * (group.values ? 1 : values.share()),
                     points = part_of(max_points, share);
        earned += points;
        result.groups.push_back({group.name, points, round_to_cents(max_points), reason(group, all, values)});
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
    case Outcome::not_graded:
        return "not graded yet";
    case Outcome::out_of_time:
        return "took too long";
    }
    return "";
}

std::string message_for_learner(const ExerciseResult& result) {
    return result.outcome == Outcome::grader_failed
               ? "That is the grader's or the machine's fault; your instructor can see why."
               : result.message;
}

std::string what_it_looks_like(const ExerciseResult& result) {
    std::string text;
    for (const std::string& words : result.likely)
        text += (text.empty() ? "" : "\n") + words;
    // Its other text may reveal inputs.
    if (const auto& diagnosis = result.report.diagnosis; diagnosis && !diagnosis->safe.empty())
        text += (text.empty() ? "" : "\n") + diagnosis->safe;
    return text;
}

std::string feedback_text(const ExerciseResult& result) {
    char points[64];
    std::snprintf(points, sizeof points, "%g of %g points", result.points, result.max_points);
    std::string text = points;
    const std::string message = message_for_learner(result);
    if (result.outcome != Outcome::graded || !message.empty())
        return text + ": " + to_string(result.outcome) + (message.empty() ? "." : ".\n" + message);
    for (const GroupResult& group : result.groups) {
        const auto* const known = std::find_if(std::begin(all_groups), std::end(all_groups),
                                               [&](const Group& g) { return group.group == g.name; });
        std::snprintf(points, sizeof points, "%g of %g", group.points, group.max_points);
        text += "\n" + std::string(group.points == group.max_points ? "✓ " : "✗ ") + known->title + ": " +
                points + (group.reason.empty() ? "" : ", " + group.reason);
    }
    if (const std::string words = what_it_looks_like(result); !words.empty())
        text += "\nWhat it looks like: " + words;
    return text;
}

} // namespace grade
