#include "tools/grade/outgoing/for_classroom50.hpp"

#include "dnn/support/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>

namespace grade {
namespace {

using support::Json;

std::string utc(std::time_t time) {
    char text[32] = "";
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

long whole(double points) {
    return std::lround(points);
}

long whole_points(const ExerciseResult& result) {
    const long most = whole(result.max_points) - (has_full_points(result) ? 0 : 1);
    return std::clamp(whole(result.points), 0L, std::max(0L, most));
}

} // namespace

std::string missing_variable(const Variable& variable) {
    for (const char* name : {"CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL"})
        if (variable(name).empty())
            return name;
    return "";
}

std::string classroom50_result(const Record& record, const Variable& variable) {
    long score = 0, max_score = 0;
    Json tests = Json::array();
    for (const ExerciseResult& result : record.results) {
        tests.push_back({{"test-name", result.exercise},
                         {"passed", has_full_points(result)},
                         {"score", whole_points(result)},
                         {"max-score", whole(result.max_points)}});
        score += whole_points(result);
        max_score += whole(result.max_points);
    }
    for (const Adjustment& adjustment : record.adjustments)
        if (adjustment.exercise.empty())
            score += whole(adjustment.points);
    const std::string review = variable("REVIEW_URL");
    const Json json{{"schema", "classroom50/result/v1"},
                    {"classroom", variable("CLASSROOM")},
                    {"assignment", variable("ASSIGNMENT")},
                    {"submission", variable("SUBMISSION_TAG")},
                    {"commit", variable("COMMIT_URL")},
                    {"release", variable("RELEASE_URL")},
                    {"review", review.empty() ? variable("COMMIT_URL") : review},
                    {"datetime", utc(record.origin.submitted_at.value_or(std::time(nullptr)))},
                    {"score", std::clamp(score, 0L, max_score)},
                    {"max-score", max_score},
                    {"tests", tests}};
    return support::text_of(json, 2) + '\n';
}

std::string variable_of_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

} // namespace grade
