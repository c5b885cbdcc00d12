#include "tools/grade/report/exercise_answers.hpp"

#include "checks/course.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>

namespace grade {
namespace {

constexpr std::size_t max_tokens = 1500;       // more would be slow, and no exercise needs a third of them
constexpr double min_share = 0.6;              // of the shorter answer, between learners
constexpr double min_share_handout = 0.8;      // of the learner's answer
constexpr std::size_t min_prints = 4;          // fewer say nothing: one short line
constexpr std::size_t min_rare = 3;            // of the shared fingerprints
constexpr std::size_t min_prints_handout = 12; // shorter answers have too few right forms
constexpr std::size_t min_prints_equal = 20;   // some five lines: fewer are equal by chance
constexpr std::size_t few_equal = 3;           // equal answers of more learners are what a class writes
constexpr double usual = 4;                    // what a fourth part of the class writes says nothing
constexpr double unseen_classmates = 8;        // with other answers: so that little is rare in a small class
constexpr double bits_per_print = 0.15;        // for each fingerprint that hardly anybody else has

struct Parts {
    std::string before, inside, after;
};

std::optional<Parts> split_at_markers(const std::string& code) {
    const std::size_t start = code.find(checks::start_marker), end = code.rfind(checks::end_marker);
    if (start == std::string::npos || end == std::string::npos || end < start)
        return std::nullopt;
    const std::size_t body = std::min(code.find('\n', start), end);
    return Parts{code.substr(0, start), code.substr(body, end - body), code.substr(end)};
}

Fingerprints shared(const Fingerprints& left, const Fingerprints& right) {
    Fingerprints both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    return both;
}

} // namespace

std::string answer_in(const std::string& code, const std::string& solution) {
    const std::optional<Parts> own = split_at_markers(code), original = split_at_markers(solution);
    if (!own || (original && (leveled_tokens(own->before) != leveled_tokens(original->before) ||
                              leveled_tokens(own->after) != leveled_tokens(original->after))))
        return code;
    return own->inside;
}

std::string without_answer(const std::string& solution) {
    const std::optional<Parts> parts = split_at_markers(solution);
    return parts ? parts->before + checks::start_marker + "\n    " + parts->after : solution;
}

ExerciseAnswers::ExerciseAnswers(const std::vector<Record>& records, const std::string& exercise,
                                 const std::string& solution, const FingerprintSet& kit)
    : exercise_(exercise), solution_(answer_from(0, split_at_markers(solution).value_or(Parts{}).inside)),
      whole_solution_(fingerprints(leveled_tokens(solution))), kit_(kit) {
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto source = records[i].sources.find(exercise);
        const auto result = std::find_if(records[i].results.begin(), records[i].results.end(),
                                         [&](const ExerciseResult& r) { return r.exercise == exercise; });
        if (source == records[i].sources.end() || result == records[i].results.end() ||
            result->outcome == Outcome::not_started)
            continue;
        Answer answer = answer_from(i, answer_in(source->second.code, solution));
        if (answer.prints.size() < min_prints)
            continue;
        for (const std::uint64_t print : answer.prints)
            holders_[print].push_back(answers_.size());
        answers_.push_back(std::move(answer));
    }
}

std::vector<ExerciseAnswers::Pair> ExerciseAnswers::pairs() const {
    std::vector<Pair> all;
    std::vector<std::size_t> counts(answers_.size());
    for (std::size_t i = 0; i < answers_.size(); ++i) {
        std::fill(counts.begin(), counts.end(), 0);
        std::size_t handed_out = 0;
        for (const std::uint64_t print : answers_[i].prints)
            if (is_handed_out(print))
                ++handed_out;
            else if (is_unusual(static_cast<double>(holders(print))))
                for (const std::size_t other : holders_.at(print))
                    ++counts[other];
        for (std::size_t j = i + 1; j < answers_.size(); ++j) {
            // Half of what is shared must be unusual, so that few need a closer look.
            const double fewer =
                static_cast<double>(std::min(answers_[i].prints.size(), answers_[j].prints.size()));
            if (counts[j] < min_rare ||
                static_cast<double>(handed_out + 2 * counts[j] + 1) < min_share * fewer)
                continue;
            std::optional<AlikeExercise> alike = likeness(answers_[i], answers_[j], min_share);
            if (!alike)
                continue;
            alike->bits = bits_of(shared(answers_[i].prints, answers_[j].prints));
            if (alike->bits > 0)
                all.push_back({answers_[i].record, answers_[j].record, *alike});
        }
    }
    return all;
}

std::vector<EqualAnswers> ExerciseAnswers::equal() const {
    std::map<Tokens, std::vector<const Answer*>> by_tokens;
    for (const Answer& answer : answers_) {
        const auto of_solution = static_cast<double>(shared(answer.prints, solution_.prints).size());
        const auto all = static_cast<double>(answer.prints.size());
        if (answer.prints.size() >= min_prints_equal && of_solution < min_share_handout * all)
            by_tokens[answer.tokens].push_back(&answer);
    }
    std::vector<EqualAnswers> all;
    for (const auto& [tokens, answers] : by_tokens) {
        if (answers.size() < 2 || answers.size() > std::max<std::size_t>(few_equal, answers_.size() / 20))
            continue;
        EqualAnswers equal{exercise_, Likeness::same_text, {}};
        for (const Answer* answer : answers) {
            equal.records.push_back(answer->record);
            if (answer->letters != answers.front()->letters)
                equal.likeness = Likeness::same_but_for_names;
        }
        all.push_back(std::move(equal));
    }
    return all;
}

std::vector<ExerciseAnswers::Match> ExerciseAnswers::like_solution() const {
    std::vector<Match> all;
    for (const Answer& answer : answers_) {
        if (answer.prints.size() < min_prints_handout)
            continue;
        std::optional<AlikeExercise> alike = likeness(answer, solution_, min_share_handout);
        if (!alike)
            continue;
        alike->bits = handout_bits(shared(answer.prints, solution_.prints));
        if (alike->bits > 0)
            all.push_back({answer.record, *alike});
    }
    return all;
}

std::vector<ExerciseAnswers::Match> ExerciseAnswers::like_kit() const {
    std::vector<Match> all;
    for (const Answer& answer : answers_) {
        Fingerprints both;
        std::copy_if(answer.prints.begin(), answer.prints.end(), std::back_inserter(both),
                     [&](std::uint64_t print) { return kit_.contains(print); });
        const double share = static_cast<double>(both.size()) / static_cast<double>(answer.prints.size());
        if (answer.prints.size() < min_prints_handout || share < min_share_handout)
            continue;
        if (const double bits = handout_bits(both); bits > 0)
            all.push_back({answer.record, {exercise_, Likeness::nearly, share, bits}});
    }
    return all;
}

ExerciseAnswers::Answer ExerciseAnswers::answer_from(std::size_t record, const std::string& code) {
    Answer answer{record, code, leveled_tokens(code), {}};
    std::erase_if(answer.letters, [](unsigned char c) { return std::isspace(c); });
    answer.tokens.resize(std::min(answer.tokens.size(), max_tokens));
    answer.prints = fingerprints(answer.tokens);
    return answer;
}

std::optional<AlikeExercise> ExerciseAnswers::likeness(const Answer& left, const Answer& right,
                                                       double least) const {
    const std::size_t fewer = std::min(left.prints.size(), right.prints.size());
    const double share = static_cast<double>(shared(left.prints, right.prints).size()) /
                         static_cast<double>(std::max<std::size_t>(fewer, 1));
    if (fewer < min_prints || share < least)
        return std::nullopt;
    const Likeness likeness = left.letters == right.letters ? Likeness::same_text
                              : left.tokens == right.tokens ? Likeness::same_but_for_names
                                                            : Likeness::nearly;
    return AlikeExercise{exercise_, likeness, share, 0};
}

bool ExerciseAnswers::is_handed_out(std::uint64_t print) const {
    return kit_.contains(print) ||
           std::binary_search(whole_solution_.begin(), whole_solution_.end(), print) ||
           std::binary_search(solution_.prints.begin(), solution_.prints.end(), print);
}

double ExerciseAnswers::classmates() const {
    return static_cast<double>(answers_.size()) + unseen_classmates;
}

bool ExerciseAnswers::is_unusual(double holders) const {
    return holders * usual <= classmates();
}

/// How many hold the middle one, by rarity.
double ExerciseAnswers::median_holders(const Fingerprints& prints) const {
    std::vector<std::size_t> counts;
    for (const std::uint64_t print : prints)
        counts.push_back(holders(print));
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    return static_cast<double>(*middle);
}

/// Someone who writes one of these fingerprints is likely to write the others. So they count once, by the middle one, and
/// only a little for their number.
double ExerciseAnswers::bits_of(Fingerprints both) const {
    std::erase_if(both, [&](std::uint64_t print) { return is_handed_out(print); });
    if (both.size() < min_rare)
        return 0;
    const double middle = median_holders(both);
    if (!is_unusual(middle))
        return 0;
    const std::size_t few = std::max<std::size_t>(2, answers_.size() / 100);
    const auto rare =
        std::count_if(both.begin(), both.end(), [&](std::uint64_t print) { return holders(print) <= few; });
    return std::log2(classmates() / middle) + bits_per_print * static_cast<double>(rare);
}

double ExerciseAnswers::handout_bits(const Fingerprints& both) const {
    return std::max(0.0, std::log2(classmates() / usual / median_holders(both)));
}

} // namespace grade
