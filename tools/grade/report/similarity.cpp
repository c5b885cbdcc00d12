#include "tools/grade/report/similarity.hpp"

#include "dnn/support/files.hpp"
#include "tools/grade/report/code_tokens.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace grade {
namespace fs = std::filesystem;

namespace {

using Prints = std::vector<std::uint64_t>; // sorted
using PrintSet = std::unordered_set<std::uint64_t>;

// Chosen so that the right answers of tests/grading/variants and classes put together from them show no pair.
constexpr double min_share = 0.6;         // of the shorter answer, between learners
constexpr double min_share_handout = 0.8; // of the learner's answer
constexpr double min_weight = 60;         // of all exercises together
constexpr std::size_t min_prints = 4;     // fewer say nothing: one short line
constexpr double usual = 4;               // what a class's fourth part writes weighs nothing
constexpr double unseen_classmates = 8;   // with other answers: so that little is rare in a small class

struct Answer {
    std::size_t record = 0;
    std::string letters; // without white space
    Tokens tokens;
    Prints prints;
};

Answer answer_from(std::size_t record, const std::string& code) {
    Answer answer{record, code, leveled_tokens(code), {}};
    std::erase_if(answer.letters, [](unsigned char c) { return std::isspace(c); });
    answer.prints = fingerprints(answer.tokens);
    return answer;
}

struct Parts {
    std::string before, inside, after;
};

std::optional<Parts> parts_of(const std::string& code) {
    const std::size_t start = code.find(checks::start_marker), end = code.rfind(checks::end_marker);
    if (start == std::string::npos || end == std::string::npos || end < start)
        return std::nullopt;
    const std::size_t body = std::min(code.find('\n', start), end);
    return Parts{code.substr(0, start), code.substr(body, end - body), code.substr(end)};
}

/// The answers to one exercise and how rare each fingerprint is among them.
class ExerciseAnswers {
public:
    ExerciseAnswers(const std::vector<Record>& records, const std::string& exercise,
                    const std::string& solution, const PrintSet& kit)
        : solution_(answer_from(0, parts_of(solution).value_or(Parts{}).inside)), kit_(kit) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            const auto source = records[i].sources.find(exercise);
            const auto result = std::find_if(records[i].results.begin(), records[i].results.end(),
                                             [&](const ExerciseResult& r) { return r.exercise == exercise; });
            if (source == records[i].sources.end() || result == records[i].results.end() ||
                result->outcome == Outcome::not_started)
                continue;
            Answer answer = answer_from(i, answer_in(source->second.code, solution));
            if (answer.prints.size() >= min_prints)
                answers_.push_back(std::move(answer));
        }
        for (std::size_t i = 0; i < answers_.size(); ++i)
            for (const std::uint64_t print : answers_[i].prints)
                holders_[print].push_back(i);
    }

    /// Calls take(record, record, alike) for each pair that shares enough.
    template <class Take>
    void pairs(const std::string& exercise, Take take) const {
        std::vector<double> weights(answers_.size());
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            std::fill(weights.begin(), weights.end(), 0);
            for (const std::uint64_t print : answers_[i].prints) {
                const double weight = is_handed_out(print) ? 0 : rarity(print);
                if (weight > 0)
                    for (const std::size_t other : holders_.at(print))
                        weights[other] += weight;
            }
            for (std::size_t j = i + 1; j < answers_.size(); ++j)
                if (weights[j] > 0)
                    if (auto alike = likeness(answers_[i], answers_[j], min_share)) {
                        alike->exercise = exercise;
                        alike->weight = weights[j];
                        take(answers_[i].record, answers_[j].record, *alike);
                    }
        }
    }

    /// Calls take(record, alike) for each answer that is mostly in the solution, or in the kit.
    template <class Take>
    void like_solution(const std::string& exercise, Take take) const {
        for (const Answer& answer : answers_)
            if (auto alike = likeness(answer, solution_, min_share_handout)) {
                alike->exercise = exercise;
                for (const std::uint64_t print : shared(answer.prints, solution_.prints))
                    alike->weight += rarity(print);
                take(answer.record, *alike);
            }
    }

    template <class Take>
    void like_kit(const std::string& exercise, Take take) const {
        for (const Answer& answer : answers_) {
            AlikeExercise alike{exercise, Likeness::nearly, 0, 0};
            for (const std::uint64_t print : answer.prints)
                if (kit_.contains(print)) {
                    alike.share += 1 / static_cast<double>(answer.prints.size());
                    alike.weight += rarity(print);
                }
            if (alike.share >= min_share_handout)
                take(answer.record, alike);
        }
    }

private:
    static Prints shared(const Prints& left, const Prints& right) {
        Prints both;
        std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
        return both;
    }

    static std::optional<AlikeExercise> likeness(const Answer& left, const Answer& right, double least) {
        const std::size_t fewer = std::min(left.prints.size(), right.prints.size());
        if (fewer < min_prints)
            return std::nullopt;
        const double share =
            static_cast<double>(shared(left.prints, right.prints).size()) / static_cast<double>(fewer);
        if (share < least)
            return std::nullopt;
        return AlikeExercise{"",
                             left.letters == right.letters ? Likeness::same_text
                             : left.tokens == right.tokens ? Likeness::same_but_for_names
                                                           : Likeness::nearly,
                             share, 0};
    }

    bool is_handed_out(std::uint64_t print) const {
        return kit_.contains(print) ||
               std::binary_search(solution_.prints.begin(), solution_.prints.end(), print);
    }

    /// In bits beyond what the fourth part of a class writes.
    double rarity(std::uint64_t print) const {
        const double all = static_cast<double>(answers_.size()) + unseen_classmates;
        return std::max(0.0, std::log2(all / usual / static_cast<double>(holders_.at(print).size())));
    }

    Answer solution_;
    const PrintSet& kit_;
    std::vector<Answer> answers_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders_;
};

/// Those that weigh enough, the heaviest first.
template <class Alike>
void keep_heavy(std::vector<Alike>& all) {
    std::erase_if(all, [](const Alike& alike) { return alike.weight < min_weight; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Alike& left, const Alike& right) { return left.weight > right.weight; });
}

void append_code(std::string& text, const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        text += support::read_file(file) + '\n';
}

/// Collects the exercises of each record.
class HandoutMatches {
public:
    explicit HandoutMatches(std::size_t records) : all_(records) {
        for (std::size_t i = 0; i < records; ++i)
            all_[i].record = i;
    }
    void add(std::size_t record, const AlikeExercise& alike) {
        all_[record].exercises.push_back(alike);
        all_[record].weight += alike.weight;
    }
    std::vector<LikeHandout> heavy() {
        keep_heavy(all_);
        return std::move(all_);
    }

private:
    std::vector<LikeHandout> all_;
};

} // namespace

Handouts read_handouts(const fs::path& project, const std::vector<Exercise>& course) {
    Handouts handouts;
    for (const Exercise& exercise : course)
        handouts.solutions[exercise.name] =
            support::read_file(project / "solutions" / (exercise.name + ".cpp"));
    for (const char* folder : {"checks", "dnn", "testcases"})
        append_code(handouts.kit, project / folder);
    return handouts;
}

std::string answer_in(const std::string& code, const std::string& solution) {
    const std::optional<Parts> own = parts_of(code), original = parts_of(solution);
    if (!own || (original && (leveled_tokens(own->before) != leveled_tokens(original->before) ||
                              leveled_tokens(own->after) != leveled_tokens(original->after))))
        return code;
    return own->inside;
}

Similarity compare_answers(const std::vector<Record>& records, const Run& run, const Handouts& handouts) {
    const Prints kit_prints = fingerprints(leveled_tokens(handouts.kit));
    const PrintSet kit(kit_prints.begin(), kit_prints.end());
    std::map<std::pair<std::size_t, std::size_t>, AlikePair> pairs;
    HandoutMatches solutions(records.size()), of_kit(records.size());
    for (const Exercise& exercise : run.exercises) {
        const auto solution = handouts.solutions.find(exercise.name);
        const ExerciseAnswers answers(records, exercise.name,
                                      solution == handouts.solutions.end() ? "" : solution->second, kit);
        answers.pairs(exercise.name, [&](std::size_t left, std::size_t right, const AlikeExercise& alike) {
            AlikePair& pair = pairs.try_emplace({left, right}, AlikePair{left, right, {}, 0}).first->second;
            pair.exercises.push_back(alike);
            pair.weight += alike.weight;
        });
        answers.like_solution(exercise.name, [&](std::size_t record, const AlikeExercise& alike) {
            solutions.add(record, alike);
        });
        answers.like_kit(exercise.name,
                         [&](std::size_t record, const AlikeExercise& alike) { of_kit.add(record, alike); });
    }
    Similarity all;
    for (auto& [records_of_it, pair] : pairs)
        all.pairs.push_back(std::move(pair));
    keep_heavy(all.pairs);
    all.solutions = solutions.heavy();
    all.kit = of_kit.heavy();
    return all;
}

std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs) {
    std::vector<std::vector<std::size_t>> groups;
    const auto group_with = [&](std::size_t record) {
        return std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& group) {
            return std::find(group.begin(), group.end(), record) != group.end();
        });
    };
    for (const AlikePair& pair : pairs) {
        auto left = group_with(pair.left), right = group_with(pair.right);
        if (left == groups.end() && right == groups.end()) {
            groups.push_back({pair.left, pair.right});
        } else if (left == groups.end()) {
            right->push_back(pair.left);
        } else if (right == groups.end()) {
            left->push_back(pair.right);
        } else if (left != right) {
            if (right < left)
                std::swap(left, right);
            left->insert(left->end(), right->begin(), right->end());
            groups.erase(right);
        }
    }
    return groups;
}

} // namespace grade
