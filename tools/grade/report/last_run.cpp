#include "tools/grade/report/last_run.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <cmath>
#include <fstream>
#include <set>

namespace grade {

LastRun read_last_run(const std::filesystem::path& file) try {
    const support::Json json = support::parsed_json(support::read_file(file));
    LastRun last{json.at("when"), {}};
    for (const auto& [folder, exercises] : json.at("points").items())
        last.points[folder] = exercises.get<std::map<std::string, double>>();
    return last;
} catch (const support::Json::exception&) {
    return {};
}

void write_last_run(const std::filesystem::path& file, const std::vector<Record>& records,
                    const std::string& when) {
    support::Json json{{"when", when}, {"points", support::Json::object()}};
    for (const Record& record : records) {
        support::Json& points = json["points"][record.folder] = support::Json::object();
        for (const ExerciseResult& result : record.results)
            if (!lacks_grade(result))
                points[result.exercise] = result.points;
    }
    support::write_atomically(file, [&](std::ostream& out) { out << support::text_of(json, -1) << '\n'; });
}

double ChangedRecord::difference() const {
    double sum = 0;
    for (const ChangedExercise& exercise : exercises)
        sum += exercise.after - exercise.before;
    return sum;
}

Changes changes_since(const LastRun& last, const std::vector<Record>& records) {
    constexpr double rounding = 1e-9;
    Changes changes;
    std::set<std::string> here;
    for (std::size_t i = 0; i < records.size(); ++i) {
        here.insert(records[i].folder);
        const auto before = last.points.find(records[i].folder);
        if (before == last.points.end()) {
            changes.added.push_back(i);
            continue;
        }
        ChangedRecord changed{i, {}};
        for (const ExerciseResult& result : records[i].results)
            if (const auto known = before->second.find(result.exercise);
                known != before->second.end() && !lacks_grade(result) &&
                std::abs(known->second - result.points) > rounding)
                changed.exercises.push_back({result.exercise, known->second, result.points});
        if (!changed.exercises.empty())
            changes.changed.push_back(std::move(changed));
    }
    for (const auto& [folder, points] : last.points)
        if (!here.contains(folder))
            changes.gone.push_back(folder);
    return changes;
}

} // namespace grade
