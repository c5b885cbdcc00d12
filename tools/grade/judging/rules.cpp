#include "tools/grade/judging/rules.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/judging/out_folder.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>

namespace grade {
namespace {

constexpr double max_grace = 1000; // hours

std::string completed(const std::string& word, const std::string& earlier) {
    return word.empty() ? earlier : word == no_rule ? "" : word;
}

using Platforms = std::vector<std::vector<std::string>>;

bool names(const Platforms& platforms, const std::string& platform) {
    return std::any_of(platforms.begin(), platforms.end(),
                       [&](const std::vector<std::string>& words) { return words.front() == platform; });
}

Platforms completed(Platforms platforms, const Platforms& earlier) {
    if (!names(platforms, no_rule))
        for (const std::vector<std::string>& words : earlier)
            if (!names(platforms, words.front()))
                platforms.push_back(words);
    std::erase_if(platforms, [](const std::vector<std::string>& words) { return words.front() == no_rule; });
    return platforms;
}

std::string hours_in(const support::Json& json) {
    char hours[32];
    std::snprintf(hours, sizeof hours, "%g", json.get<double>());
    return json == 0 ? "" : hours;
}

std::string as_word(const std::string& value) {
    return value.find(' ') == std::string::npos ? value : '"' + value + '"';
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
    Rules earlier{rules->at("due"), rules->at("late"), rules->at("roster"), hours_in(rules->at("grace"))};
    earlier.platforms = rules->value("for", Platforms()); // older versions wrote none
    std::erase_if(earlier.platforms, [](const std::vector<std::string>& words) { return words.empty(); });
    return earlier;
} catch (const support::Json::exception&) {
    return {}; // run.json without a seed is refused with its own sentence
}

Rules completed(Rules rules, const Rules& earlier) {
    const bool has_deadline = rules.due != no_rule;
    rules.late = completed(rules.late, has_deadline ? earlier.late : "");
    rules.grace = completed(rules.grace, has_deadline ? earlier.grace : "");
    rules.due = completed(rules.due, earlier.due);
    rules.roster = completed(rules.roster, earlier.roster);
    rules.platforms = completed(std::move(rules.platforms), earlier.platforms);
    return rules;
}

Rules without(Rules rules, const Rules& others) {
    for (std::string Rules::*rule : {&Rules::due, &Rules::late, &Rules::roster, &Rules::grace})
        if (!(others.*rule).empty())
            (rules.*rule).clear();
    std::erase_if(rules.platforms, [&](const std::vector<std::string>& words) {
        return names(others.platforms, words.front());
    });
    return rules;
}

double hours_of(const std::string& grace) {
    double hours = 0;
    const auto [end, error] = std::from_chars(grace.data(), grace.data() + grace.size(), hours);
    if (grace.empty())
        return 0;
    if (error != std::errc{} || end != grace.data() + grace.size() || !(hours >= 0 && hours <= max_grace))
        throw support::Error("--grace must be a number of hours from 0 to 1000, or none; it is " +
                             support::one_line(grace) + '.');
    return hours;
}

std::string to_string(const Rules& rules) {
    std::string text;
    const auto add = [&](const std::string& option, const std::string& value) {
        if (!value.empty())
            text += (text.empty() ? "" : " ") + option + ' ' + value;
    };
    for (const auto& [option, value] : {std::pair{"--roster", rules.roster},
                                        {"--due", rules.due},
                                        {"--late", rules.late},
                                        {"--grace", rules.grace}})
        add(option, as_word(value));
    for (const std::vector<std::string>& words : rules.platforms)
        add("--for", words.front() + (words.size() > 1 ? " \"" + words[1] + '"' : ""));
    return support::one_line(text);
}

} // namespace grade
