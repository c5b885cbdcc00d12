#include "tools/grade/judging/rules.hpp"

#include "tools/grade/judging/out_folder.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>

namespace grade {
namespace {

std::string completed(const std::string& word, const std::string& earlier) {
    return word.empty() ? earlier : word == no_rule ? "" : word;
}

} // namespace

Rules rules_of(const std::filesystem::path& out) try {
    std::ifstream in(out / run_file);
    if (!in)
        return {};
    const auto json = nlohmann::ordered_json::parse(in);
    const auto rules = json.find("rules");
    if (rules == json.end())
        return {};
    return {rules->at("due"), rules->at("late"), rules->at("roster"), rules->at("grace")};
} catch (const nlohmann::ordered_json::exception&) {
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
