#include "tools/grade/report/last_run.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <cmath>
#include <fstream>
#include <set>

namespace grade {
namespace {

bool differ(double left, double right) {
    constexpr double rounding = 1e-9;
    return std::abs(left - right) > rounding;
}

bool differ(const std::optional<double>& left, const std::optional<double>& right) {
    return left && right ? differ(*left, *right) : left.has_value() != right.has_value();
}

template <class Value>
std::optional<Value> value_of(const std::map<std::string, Value>& all, const std::string& key) {
    const auto found = all.find(key);
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

/// What lateness and the instructor's lines for the total make of the exercises' points.
double beside_exercises(double total_points, const std::map<std::string, double>& exercises) {
    for (const auto& [name, points] : exercises)
        total_points -= points;
    return total_points;
}

std::map<std::string, double> final_points(const Record& record) {
    std::map<std::string, double> points;
    for (const ExerciseResult& result : record.results)
        if (!lacks_grade(result))
            points[result.exercise] = result.points;
    return points;
}

std::optional<double> final_total(const Record& record) {
    return has_failed(record) ? std::nullopt : std::optional(total(record).points);
}

ChangedRecord changes_of(const Record& record, const std::map<std::string, double>& before) {
    ChangedRecord changed;
    const std::map<std::string, double> after = final_points(record);
    for (const ExerciseResult& result : record.results) { // in the course's order
        const std::optional<double> was = value_of(before, result.exercise),
                                    is = value_of(after, result.exercise);
        if (is && differ(was, is))
            changed.exercises.push_back({result.exercise, was, *is});
    }
    return changed;
}

} // namespace

LastRun read_last_run(const std::filesystem::path& file) try {
    const support::Json json = support::parsed_json(support::read_file(file));
    LastRun last{json.at("when"), {}, {}};
    for (const auto& [folder, exercises] : json.at("points").items())
        last.points[folder] = exercises.get<std::map<std::string, double>>();
    last.knows_totals = json.contains("totals");
    if (last.knows_totals)
        last.totals = json.at("totals").get<std::map<std::string, double>>();
    return last;
} catch (const support::Json::exception&) {
    return {};
}

void write_last_run(const std::filesystem::path& file, const std::vector<Record>& records,
                    const std::string& when) {
    support::Json json{
        {"when", when}, {"points", support::Json::object()}, {"totals", support::Json::object()}};
    for (const Record& record : records) {
        json["points"][record.folder] = support::Json::object();
        for (const auto& [exercise, points] : final_points(record))
            json["points"][record.folder][exercise] = points;
        if (const std::optional<double> points = final_total(record))
            json["totals"][record.folder] = *points;
    }
    support::write_atomically(file, [&](std::ostream& out) { out << support::text_of(json, -1) << '\n'; });
}

Changes changes_since(const LastRun& last, const std::vector<Record>& records) {
    Changes changes;
    std::set<std::string> here;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        here.insert(record.folder);
        const auto before = last.points.find(record.folder);
        if (before == last.points.end()) {
            changes.added.push_back(i);
            continue;
        }
        ChangedRecord changed = changes_of(record, before->second);
        changed.record = i;
        if (last.knows_totals) {
            changed.total_before = value_of(last.totals, record.folder);
            changed.total_after = final_total(record);
        } else { // nothing is known of what was graded first in this run, either
            std::erase_if(changed.exercises, [](const ChangedExercise& one) { return !one.before; });
        }
        if (changed.total_before && changed.total_after) {
            changed.beside_before = beside_exercises(*changed.total_before, before->second);
            changed.beside_after = beside_exercises(*changed.total_after, final_points(record));
        }
        if (!changed.exercises.empty() || differ(changed.total_before, changed.total_after))
            changes.changed.push_back(std::move(changed));
    }
    for (const auto& [folder, points] : last.points)
        if (!here.contains(folder))
            changes.gone.push_back(folder);
    return changes;
}

} // namespace grade
