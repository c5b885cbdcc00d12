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

} // namespace

Points total(const Record& record) {
    Points sum;
    for (const ExerciseResult& result : record.results) {
        sum.points += result.points;
        sum.max_points += result.max_points;
    }
    return sum;
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
    switch (run.sandbox) {
    case SandboxKind::bubblewrap:
        return "";
    case SandboxKind::user:
        return "Graded in the sandbox \"user\": the submitted code ran as a user of its own, without "
               "namespaces.";
    case SandboxKind::none:
        return "Graded without a sandbox (--no-sandbox): the submitted code ran with the grader's rights, so "
               "these "
               "results are only as trustworthy as that code.";
    }
    return "";
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
    Record record{json.at("name"), json.at("id"), "", json.at("problem"), json.at("remarks"), {}};
    for (const Json& result : json.at("results"))
        record.results.push_back(result_of(result));
    return record;
} catch (const Json::exception&) {
    return std::nullopt;
}

} // namespace grade
