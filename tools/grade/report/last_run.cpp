#include "tools/grade/report/last_run.hpp"

#include "dnn/support/files.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <set>

namespace grade {

LastRun read_last_run(const std::filesystem::path& file) try {
    std::ifstream in(file, std::ios::binary);
    const auto json = nlohmann::json::parse(in);
    LastRun last{json.at("when"), {}};
    for (const auto& [folder, exercises] : json.at("points").items())
        last.points[folder] = exercises.get<std::map<std::string, double>>();
    return last;
} catch (const nlohmann::json::exception&) {
    return {};
}

void write_last_run(const std::filesystem::path& file, const std::vector<Record>& records,
                    const std::string& when) {
    nlohmann::json json{{"when", when}, {"points", nlohmann::json::object()}};
    for (const Record& record : records) {
        nlohmann::json& points = json["points"][record.folder] = nlohmann::json::object();
        for (const ExerciseResult& result : record.results)
            if (!lacks_grade(result))
                points[result.exercise] = result.points;
    }
    support::write_atomically(file, [&](std::ostream& out) {
        out << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    });
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
