#include "tools/grade/judging/rules.hpp"

#include "dnn/support/json.hpp"
#include "tools/grade/judging/out_folder.hpp"

#include <cstdio>
#include <fstream>

namespace grade {
namespace {

std::string completed(const std::string& word, const std::string& earlier) {
    return word.empty() ? earlier : word == no_rule ? "" : word;
}

} // namespace

Rules rules_of(const std::filesystem::path& out) try {
    const std::filesystem::path file = out / run_file;
    if (std::error_code error; !std::filesystem::exists(file, error))
        return {};
    const support::Json json = support::parsed_json(support::read_file(file));
    const auto rules = json.find("rules");
    if (rules == json.end())
        return {};
    return {rules->at("due"), rules->at("late"), rules->at("roster"), rules->at("grace")};
} catch (const support::Json::exception&) {
    return {}; // run.json without a seed is refused with its own sentence
}

Rules completed(Rules rules, const Rules& earlier) {
    if (rules.due.empty() && rules.grace == 0)
        rules.grace = earlier.grace;
    rules.due = completed(rules.due, earlier.due);
    rules.late = completed(rules.late, earlier.late);
    rules.roster = completed(rules.roster, earlier.roster);
    return rules;
}

std::string to_string(const Rules& rules) {
    std::string words;
    const auto add = [&](const std::string& option, const std::string& value) {
        if (!value.empty())
            words += (words.empty() ? "" : " ") + option + ' ' +
                     (value.find(' ') == std::string::npos ? value : '"' + value + '"');
    };
    add("--roster", rules.roster);
    add("--due", rules.due);
    add("--late", rules.late);
    char hours[32];
    std::snprintf(hours, sizeof hours, "%g", rules.grace);
    add("--grace", rules.grace > 0 ? hours : "");
    return words;
}

} // namespace grade
