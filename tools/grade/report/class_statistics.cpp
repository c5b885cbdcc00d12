#include "tools/grade/report/class_statistics.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace {

constexpr std::size_t min_learners = 10; // for a correlation
constexpr std::size_t max_slowest = 10;

bool is_missing(const ExerciseResult& result) {
    return result.outcome == Outcome::not_submitted || result.outcome == Outcome::not_started;
}

bool was_tried(const ExerciseResult& result) {
    return !is_missing(result) && !lacks_grade(result);
}

/// What each learner who tried made of an item.
struct Scores {
    std::vector<bool> solved;
    std::vector<double> rest; // points in all other exercises

    void add(bool solves, double other_points) {
        solved.push_back(solves);
        rest.push_back(other_points);
    }
};

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

std::optional<double> point_biserial(const Scores& scores) {
    if (scores.rest.size() < min_learners)
        return std::nullopt;
    std::vector<double> with, without;
    for (std::size_t i = 0; i < scores.rest.size(); ++i)
        (scores.solved[i] ? with : without).push_back(scores.rest[i]);
    const double mean = mean_of(scores.rest);
    double squares = 0;
    for (const double value : scores.rest)
        squares += (value - mean) * (value - mean);
    const double n = static_cast<double>(scores.rest.size());
    const double deviation = std::sqrt(squares / n);
    if (with.empty() || without.empty() || deviation < 1e-9)
        return std::nullopt;
    const double share = static_cast<double>(with.size()) / n;
    return (mean_of(with) - mean_of(without)) / deviation * std::sqrt(share * (1 - share));
}

Item item_of(const Scores& scores) {
    return {scores.solved.size(),
            static_cast<std::size_t>(std::count(scores.solved.begin(), scores.solved.end(), true)),
            point_biserial(scores)};
}

/// The exercise at this place in the run, and each of its checks, in the order in which they first appear.
ExerciseItem exercise_item(const std::vector<Record>& records, std::size_t place, const std::string& name) {
    Scores whole;
    std::vector<std::string> sentences_seen;
    std::vector<Scores> checks;
    for (const Record& record : records) {
        const ExerciseResult& result = record.results[place];
        if (!was_tried(result))
            continue;
        const double rest = total(record).points - result.points;
        whole.add(has_full_points(result), rest);
        for (const checks::Check& check : result.report.checks) {
            const auto known = std::find(sentences_seen.begin(), sentences_seen.end(), check.sentence);
            const auto at = static_cast<std::size_t>(known - sentences_seen.begin());
            if (known == sentences_seen.end()) {
                sentences_seen.push_back(check.sentence);
                checks.emplace_back();
            }
            checks[at].add(check.passed, rest);
        }
    }
    ExerciseItem exercise{name, item_of(whole), {}};
    for (std::size_t i = 0; i < checks.size(); ++i)
        exercise.checks.push_back({sentences_seen[i], item_of(checks[i])});
    return exercise;
}

Stuck stuck_of(std::size_t place, const Record& record) {
    Stuck stuck{place, {}, {}};
    for (const ExerciseResult& result : record.results)
        if (is_missing(result))
            stuck.not_started.push_back(result.exercise);
        else if (was_tried(result) && result.points < result.max_points / 2)
            stuck.stuck.push_back(result.exercise);
    return stuck;
}

std::vector<std::size_t> slowest_of(const std::vector<Record>& records) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (seconds(records[i]) >= 0.005) // less is shown as 0
            places.push_back(i);
    std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
        return seconds(records[left]) > seconds(records[right]);
    });
    places.resize(std::min(places.size(), max_slowest));
    return places;
}

} // namespace

ClassStatistics statistics_of(const std::vector<Record>& records, const Run& run) {
    ClassStatistics all;
    std::vector<double> totals, times;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        times.push_back(seconds(record));
        all.max_points = total(record).max_points;
        if (has_failed(record))
            continue;
        totals.push_back(total(record).points);
        Stuck stuck = stuck_of(i, record);
        const bool handed_nothing_in =
            std::all_of(record.results.begin(), record.results.end(), [](const ExerciseResult& result) {
                return result.outcome == Outcome::not_submitted;
            });
        if (handed_nothing_in)
            all.absent.push_back(i);
        else if (stuck.stuck.size() + stuck.not_started.size() >=
                 std::max<std::size_t>(2, (run.exercises.size() + 3) / 4))
            all.stuck.push_back(std::move(stuck));
    }
    std::sort(totals.begin(), totals.end());
    all.final = totals.size();
    all.mean = mean_of(totals);
    if (const std::size_t n = totals.size(); n > 0)
        all.median = (totals[(n - 1) / 2] + totals[n / 2]) / 2;
    all.mean_seconds = mean_of(times);
    for (std::size_t i = 0; i < run.exercises.size(); ++i)
        all.exercises.push_back(exercise_item(records, i, run.exercises[i].name));
    std::stable_sort(all.stuck.begin(), all.stuck.end(), [](const Stuck& left, const Stuck& right) {
        return left.stuck.size() + left.not_started.size() > right.stuck.size() + right.not_started.size();
    });
    all.slowest = slowest_of(records);
    return all;
}

} // namespace grade
