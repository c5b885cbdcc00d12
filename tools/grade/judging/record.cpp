#include "tools/grade/judging/record.hpp"

#include "checks/report.hpp"
#include "dnn/support/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace grade {

using Json = nlohmann::ordered_json;

namespace {

Json to_json(const ExerciseResult& result) {
    Json json{{"exercise", result.exercise},
              {"outcome", static_cast<int>(result.outcome)},
              {"points", result.points},
              {"max_points", result.max_points},
              {"message", result.message},
              {"seconds_compiling", result.seconds_compiling},
              {"seconds_checking", result.seconds_checking},
              {"groups", Json::array()},
              {"report", checks::to_json(result.report)}};
    for (const GroupResult& group : result.groups)
        json["groups"].push_back({group.group, group.points, group.max_points, group.reason});
    return json;
}

ExerciseResult result_of(const Json& json) {
    ExerciseResult result;
    result.exercise = json.at("exercise");
    result.outcome = static_cast<Outcome>(json.at("outcome").get<int>());
    result.points = json.at("points");
    result.max_points = json.at("max_points");
    result.message = json.at("message");
    result.seconds_compiling = json.at("seconds_compiling");
    result.seconds_checking = json.at("seconds_checking");
    if (auto report = checks::report_of(json.at("report").get<std::string>()))
        result.report = *report;
    for (const Json& group : json.at("groups"))
        result.groups.push_back({group.at(0), group.at(1), group.at(2), group.at(3)});
    return result;
}

Json to_json(const Origin& origin) {
    Json json{{"platform", static_cast<int>(origin.platform)},
              {"login", origin.login},
              {"email", origin.email},
              {"entries", origin.entries},
              {"attachment", origin.attachment},
              {"participant", origin.participant},
              {"late", origin.late}};
    if (origin.submitted_at)
        json["submitted_at"] = static_cast<std::int64_t>(*origin.submitted_at);
    return json;
}

Origin origin_of(const Json& json) {
    Origin origin;
    origin.platform = static_cast<Platform>(json.at("platform").get<int>());
    origin.login = json.at("login");
    origin.email = json.at("email");
    origin.entries = json.at("entries").get<std::vector<std::string>>();
    origin.attachment = json.at("attachment");
    origin.participant = json.at("participant");
    origin.late = json.at("late");
    if (json.contains("submitted_at"))
        origin.submitted_at = static_cast<std::time_t>(json.at("submitted_at").get<std::int64_t>());
    return origin;
}

} // namespace

Points total(const Record& record) {
    Points sum;
    for (const ExerciseResult& result : record.results) {
        sum.points += result.points;
        sum.max_points += result.max_points;
    }
    for (const Adjustment& adjustment : record.adjustments)
        if (adjustment.exercise.empty())
            sum.points += adjustment.points;
    sum.points = std::max(0.0, sum.points);
    return sum;
}

std::string sentence_of(const Adjustment& adjustment) {
    char points[48];
    std::snprintf(points, sizeof points, "%+g points. ", adjustment.points);
    return (adjustment.exercise.empty() ? "" : adjustment.exercise + ": ") + points + adjustment.words;
}

double seconds(const Record& record) {
    double sum = 0;
    for (const ExerciseResult& result : record.results)
        sum += result.seconds_compiling + result.seconds_checking;
    return sum;
}

bool has_failed(const Record& record) {
    return std::any_of(record.results.begin(), record.results.end(),
                       [](const ExerciseResult& result) { return result.outcome == Outcome::grader_failed; });
}

bool has_full_points(const ExerciseResult& result) {
    constexpr double rounding = 1e-9; // the groups' points are added up
    return result.outcome == Outcome::graded && result.points >= result.max_points - rounding;
}

std::string sandbox_notice(const Run& run) {
    return run.sandbox ? ""
                       : "Graded without a sandbox (--no-sandbox): the submitted code ran with the grader's "
                         "rights, so these results are only as trustworthy as that code.";
}

ExerciseResult without_points(const Exercise& exercise, Outcome outcome, const std::string& message) {
    ExerciseResult result;
    result.exercise = exercise.name;
    result.outcome = outcome;
    result.max_points = exercise.points;
    result.message = message;
    return result;
}

void write_state(const std::filesystem::path& file, const std::string& key, const Record& record) {
    Json json{{"key", key},
              {"name", record.name},
              {"id", record.id},
              {"problem", record.problem},
              {"remarks", record.remarks},
              {"origin", to_json(record.origin)},
              {"results", Json::array()}};
    for (const ExerciseResult& result : record.results)
        json["results"].push_back(to_json(result));
    support::write_atomically(file, [&](std::ostream& out) {
        out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    });
}

std::optional<Record> read_state(const std::filesystem::path& file, const std::string& key) try {
    std::ifstream in(file, std::ios::binary);
    const Json json = Json::parse(in);
    if (json.at("key") != key)
        return std::nullopt;
    Record record{json.at("name"),
                  json.at("id"),
                  "",
                  json.at("problem"),
                  json.at("remarks"),
                  {},
                  origin_of(json.at("origin")),
                  {}};
    for (const Json& result : json.at("results"))
        record.results.push_back(result_of(result));
    return record;
} catch (const Json::exception&) {
    return std::nullopt;
}

} // namespace grade
