#include "tools/grade/outgoing/gradescope_metadata.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/report/markup.hpp"

#include <fstream>

namespace grade {
namespace {

using support::Json;

/// "" for what is missing, null or no text. Throws if there is no object.
std::string text_at(const Json& json, const char* key) {
    const auto& object = json.get_ref<const Json::object_t&>();
    const auto place = object.find(key);
    return place != object.end() && place->second.is_string() ? place->second.get<std::string>() : "";
}

GradescopeMetadata metadata_of(const Json& json) {
    GradescopeMetadata metadata;
    metadata.submitted_at = text_at(json, "created_at");
    metadata.due = text_at(json.at("assignment"), "due_date");
    for (const Json& user : json.at("users")) {
        const std::string name = text_at(user, "name"), email = text_at(user, "email");
        metadata.name += (metadata.name.empty() || name.empty() ? "" : ", ") + name;
        metadata.email += (metadata.email.empty() || email.empty() ? "" : ", ") + email;
    }
    if (const auto earlier = json.find("previous_submissions"); earlier != json.end())
        for (const Json& attempt : *earlier) {
            const auto score = attempt.find("score");
            const bool known = score != attempt.end() && score->is_number();
            metadata.earlier_scores.push_back(known ? number(score->get<double>()) : "none");
        }
    return metadata;
}

} // namespace

GradescopeMetadata read_gradescope_metadata(const std::filesystem::path& file) {
    if (!std::ifstream(file))
        throw support::Error(
            support::one_line(file.string()) +
            " cannot be read; --for gradescope takes Gradescope's submission_metadata.json.");
    try {
        return metadata_of(support::parsed_json(support::read_file(file)));
    } catch (const Json::exception&) {
        throw support::Error(
            support::one_line(file.string()) +
            " is no submission_metadata.json of Gradescope: it must hold \"assignment\" and \"users\".");
    }
}

std::string attempt_sentence(const GradescopeMetadata& metadata) {
    const std::vector<std::string>& scores = metadata.earlier_scores;
    if (scores.empty())
        return "";
    std::string all;
    for (std::size_t i = 0; i < scores.size(); ++i)
        all += (i == 0 ? "" : i + 1 == scores.size() ? " and " : ", ") + scores[i];
    return "This is attempt " + std::to_string(scores.size() + 1) + ". Points before: " + all + '.';
}

} // namespace grade
