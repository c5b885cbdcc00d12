#include "tools/grade/judging/record.hpp"

#include "checks/report.hpp"
#include "dnn/support/digest.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/judging/fingerprint.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>

namespace grade {

using support::Json;

namespace {

constexpr int state_format = 2;

Json to_json(const ExerciseResult& result) {
    Json json{{"exercise", result.exercise},
              {"outcome", static_cast<int>(result.outcome)},
              {"points", result.points},
              {"max_points", result.max_points},
              {"message", result.message},
              {"seconds_compiling", result.seconds_compiling},
              {"seconds_checking", result.seconds_checking},
              {"groups", Json::array()},
              {"report", checks::to_json(result.report)},
              {"likely", result.likely}};
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
    result.likely = json.value("likely", std::vector<std::string>());
    for (const Json& group : json.at("groups"))
        result.groups.push_back({group.at(0), group.at(1), group.at(2), group.at(3)});
    return result;
}

/// The text from its first line that is neither blank nor a comment in the lesson's style.
std::string without_lesson(const std::string& text) {
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t first = text.find_first_not_of(" \t\r\n", start);
        if (first == std::string::npos || text.compare(first, 2, "//") != 0)
            break;
        start = std::min(text.find('\n', first), text.size());
    }
    return text.substr(std::min(text.find_first_not_of(" \t\r\n", start), text.size()));
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

Source source_of(const FoundFile& file) {
    constexpr std::size_t max_code = 8 << 10; // bytes; an answer has about one thousand
    Source source{file.path, "", ""};
    if (file.refused.empty()) {
        source.sha256 = support::sha256({file.text});
        source.code = support::plain(support::first_bytes(without_lesson(file.text), max_code));
    }
    return source;
}

std::string time_now() {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    char text[64];
    localtime_r(&seconds, &local);
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M %Z", &local)};
}

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
    std::snprintf(points, sizeof points, adjustment.points == 0 ? "0 points. " : "%+g points. ",
                  adjustment.points);
    return (adjustment.exercise.empty() ? "" : adjustment.exercise + ": ") + points + adjustment.words;
}

double seconds(const Record& record) {
    double sum = 0;
    for (const ExerciseResult& result : record.results)
        sum += result.seconds_compiling + result.seconds_checking;
    return sum;
}

std::string settings_of(const Run& run) {
    Fingerprint settings;
    settings << run.grader << std::to_string(run.seed) << to_string(run.sandbox);
    return settings.hex();
}

bool lacks_grade(const ExerciseResult& result) {
    return result.outcome == Outcome::grader_failed || result.outcome == Outcome::not_graded;
}

bool has_failed(const Record& record) {
    return std::any_of(record.results.begin(), record.results.end(), lacks_grade);
}

bool has_machine_fault(const Record& record) {
    return std::any_of(record.results.begin(), record.results.end(),
                       [](const ExerciseResult& result) { return result.outcome == Outcome::grader_failed; });
}

std::vector<std::string> not_graded_in(const Record& record) {
    std::vector<std::string> exercises;
    for (const ExerciseResult& result : record.results)
        if (result.outcome == Outcome::not_graded)
            exercises.push_back(result.exercise);
    return exercises;
}

const char* sign_of_unfinished(const Record& record) {
    return has_machine_fault(record) ? "!" : "?";
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

const ExerciseResult* find_result(const Record& record, const std::string& exercise) {
    const auto found =
        std::find_if(record.results.begin(), record.results.end(),
                     [&](const ExerciseResult& result) { return result.exercise == exercise; });
    return found == record.results.end() ? nullptr : &*found;
}

void put_result(Record& record, ExerciseResult result) {
    for (ExerciseResult& old : record.results)
        if (old.exercise == result.exercise) {
            old = std::move(result);
            return;
        }
    record.results.push_back(std::move(result));
}

void arrange_results(Record& record, const std::vector<Exercise>& exercises) {
    std::vector<ExerciseResult> arranged;
    for (const Exercise& exercise : exercises) {
        const ExerciseResult* const result = find_result(record, exercise.name);
        arranged.push_back(result ? *result : without_points(exercise, Outcome::not_graded, ""));
    }
    record.results = std::move(arranged);
}

Record shortened_for_class(Record record) {
    for (ExerciseResult& result : record.results) {
        result.report.cells = {};
        result.report.printed = {};
        for (checks::Check& check : result.report.checks)
            if (check.findings.size() > 1)
                check.findings = {std::move(check.findings.front())};
    }
    return record;
}

void write_state(const std::filesystem::path& file, const Record& record) {
    Json json{
        {"format", state_format},        {"name", record.name},       {"id", record.id},
        {"problem", record.problem},     {"remarks", record.remarks}, {"bases", Json::object()},
        {"graded_at", record.graded_at}, {"sources", Json::object()}, {"origin", to_json(record.origin)},
        {"results", Json::array()}};
    for (const auto& [exercise, basis] : record.bases)
        json["bases"][exercise] = {basis.settings, basis.key};
    for (const auto& [exercise, source] : record.sources)
        json["sources"][exercise] = {source.path, source.sha256, source.code};
    for (const ExerciseResult& result : record.results)
        json["results"].push_back(to_json(result));
    support::write_atomically(file, [&](std::ostream& out) { out << support::text_of(json, 1) << '\n'; });
}

std::optional<Record> read_state(const std::filesystem::path& file) try {
    const Json json = support::parsed_json(support::read_file(file));
    if (json.at("format") != state_format)
        return std::nullopt;
    Record record{json.at("name"),    json.at("id"),      file.stem().string(),
                  json.at("problem"), json.at("remarks"), {}};
    for (const auto& [exercise, basis] : json.at("bases").items())
        record.bases[exercise] = {basis.at(0), basis.at(1)};
    for (const Json& result : json.at("results"))
        record.results.push_back(result_of(result));
    record.origin = origin_of(json.at("origin"));
    record.graded_at = json.at("graded_at");
    for (const auto& [exercise, source] : json.at("sources").items())
        record.sources[exercise] = {source.at(0), source.at(1), source.at(2)};
    return record;
} catch (const Json::exception&) {
    return std::nullopt;
}

} // namespace grade
