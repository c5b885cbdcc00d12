#include "tools/grade/report/mistakes.hpp"

#include "checks/sentences.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <map>

namespace grade {
namespace {

std::string headline(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

/// Why there was no answer at all, such as an endless loop: every check failed, and for the same reason.
std::string why_stopped(const ExerciseResult& result) {
    const std::vector<checks::Check>& all = result.report.checks;
    const auto reason = [](const checks::Check& check) {
        return check.findings.empty() ? "" : checks::sentence(check.findings.front());
    };
    if (all.size() < 2)
        return "";
    const bool same = std::all_of(all.begin(), all.end(), [&](const checks::Check& check) {
        return !check.passed && reason(check) == reason(all.front());
    });
    return same ? headline(reason(all.front())) : "";
}

/// A mistake's key, the same for all who made it, and its words.
using Named = std::pair<std::string, std::string>;

std::vector<Named> named_mistakes(const ExerciseResult& result) {
    std::vector<Named> all;
    if (result.report.diagnosis)
        for (const checks::RecognizedMistake& mistake : result.report.diagnosis->mistakes)
            all.emplace_back(mistake.id, mistake.id + ": " + headline(mistake.words));
    if (!all.empty())
        return all;
    if (const std::string why = why_stopped(result); !why.empty())
        return {{why, why}};
    for (const checks::Check& check : result.report.checks)
        if (!check.passed) {
            const std::string words = "fails: " + support::one_line(check.sentence);
            all.emplace_back(words, words);
        }
    if (result.outcome == Outcome::does_not_compile)
        all.emplace_back("does not compile", "does not compile");
    return all;
}

} // namespace

std::vector<MistakeMade> mistakes_made(const std::vector<Record>& records) {
    std::map<std::pair<std::string, std::string>, MistakeMade> by_key;
    for (std::size_t i = 0; i < records.size(); ++i)
        for (const ExerciseResult& result : records[i].results) {
            const std::string number = result.exercise.substr(0, 2);
            for (const auto& [key, words] : named_mistakes(result)) {
                std::vector<std::size_t>& learners =
                    by_key.try_emplace({number, key}, MistakeMade{number, words, {}}).first->second.learners;
                if (learners.empty() || learners.back() != i)
                    learners.push_back(i);
            }
        }
    std::vector<MistakeMade> all;
    for (auto& [key, mistake] : by_key)
        all.push_back(std::move(mistake));
    std::stable_sort(all.begin(), all.end(), [](const MistakeMade& left, const MistakeMade& right) {
        return left.learners.size() > right.learners.size();
    });
    return all;
}

} // namespace grade
