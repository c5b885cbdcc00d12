#include "tools/grade/intake/near_names.hpp"

#include <algorithm>
#include <array>

namespace grade {
namespace {

using Words = std::vector<std::string>;

struct Split {
    Words words;                     // in lower case
    std::vector<std::size_t> begins; // where each stands in the name
};

/// What stands behind a name and says nothing about the exercise.
constexpr std::array versions{
    "copy", "kopie", "kopia",   "copie",      "copia",    "copia",  "kopio",  "final",  "fixed",   "fix",
    "new",  "neu",   "last",    "latest",     "done",     "old",    "alt",    "backup", "bak",     "version",
    "rev",  "draft", "submit",  "submission", "solution", "solved", "answer", "abgabe", "loesung", "lösung",
    "mine", "my",    "updated", "working",    "correct",  "really", "the"};
/// What stands before a number that alone names the exercise.
constexpr std::array tasks{"exercise",  "ex",     "exo",      "exercice", "task",    "aufgabe",
                           "uebung",    "übung",  "question", "q",        "problem", "assignment",
                           "ejercicio", "opgave", "no",       "nr",       "Übung"};

template <std::size_t n>
bool is_one_of(const std::array<const char*, n>& all, const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number(const std::string& word) {
    return !word.empty() && word.size() <= 4 && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_version(const std::string& word) {
    return is_one_of(versions, word) || is_number(word) ||
           (word.size() > 1 && word[0] == 'v' && is_number(word.substr(1))) ||
           (word.size() > 3 && word.starts_with("rev") && is_number(word.substr(3)));
}

/// "LinearForward (2)" is "linear", "forward", "2".
Split split(const std::string& stem) {
    Split parts;
    bool in_word = false;
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower_case = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t i = 0; i < stem.size(); ++i) {
        const char c = stem[i];
        if (std::string_view("_- .()[]+,~").find(c) != std::string_view::npos) {
            in_word = false;
            continue;
        }
        const bool begins = upper(c) && i > 0 &&
                            (lower_case(stem[i - 1]) || is_digit(stem[i - 1]) ||
                             (upper(stem[i - 1]) && i + 1 < stem.size() && lower_case(stem[i + 1])));
        if (begins || !in_word) {
            parts.words.emplace_back();
            parts.begins.push_back(i);
        }
        in_word = true;
        parts.words.back() += upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return parts;
}

/// How many of the words stand before the tail; nothing if they do not end with it.
std::optional<std::size_t> before_tail(const Words& words, const Words& tail) {
    if (tail.size() > words.size() || !std::equal(tail.rbegin(), tail.rend(), words.rbegin()))
        return std::nullopt;
    return words.size() - tail.size();
}

ExerciseFileName named(const Exercise& exercise, std::size_t before, int suffix) {
    ExerciseFileName found;
    found.exercise = exercise.name;
    found.prefixed = before > 0;
    found.words_before = before;
    found.suffix = suffix;
    found.near = true;
    return found;
}

/// "linear_forward", with the exercise's number before it or no number at all.
std::optional<ExerciseFileName> by_function(const std::vector<Exercise>& course, const Words& words,
                                            int suffix) {
    for (const Exercise& exercise : course) {
        const std::optional<std::size_t> before = before_tail(words, split(exercise.function()).words);
        if (!before)
            continue;
        if (*before == 0 || !is_number(words[*before - 1]))
            return named(exercise, *before, suffix);
        if (std::stoi(words[*before - 1]) == std::stoi(exercise.number()))
            return named(exercise, *before - 1, suffix);
        return std::nullopt; // the number says another exercise
    }
    return std::nullopt;
}

/// "03", "ex03", "Exercise 3"
std::optional<ExerciseFileName> by_number(const std::vector<Exercise>& course, const Words& words) {
    if (words.empty() || words.size() > 2)
        return std::nullopt;
    std::string number = words.back(), task = words.size() == 2 ? words.front() : "";
    if (words.size() == 1) {
        const std::size_t digits = std::min(number.find_first_of("0123456789"), number.size());
        task = number.substr(0, digits);
        number.erase(0, digits);
    }
    if (!is_number(number) || number.size() > 2 || (!task.empty() && !is_one_of(tasks, task)))
        return std::nullopt;
    for (const Exercise& exercise : course)
        if (std::stoi(exercise.number()) == std::stoi(number))
            return named(exercise, 0, 0);
    return std::nullopt;
}

/// Whether the word may belong to some exercise's name.
bool may_name(const std::vector<Exercise>& course, const std::string& word) {
    return is_number(word) || std::any_of(course.begin(), course.end(), [&](const Exercise& exercise) {
               const Words words = split(exercise.function()).words;
               return std::find(words.begin(), words.end(), word) != words.end();
           });
}

/// "07_linear_backward_ada": the exercise's whole name, and then words that are in no exercise's.
std::optional<ExerciseFileName> by_beginning(const std::vector<Exercise>& course, const Words& words) {
    for (const Exercise& exercise : course) {
        const Words function = split(exercise.function()).words;
        const std::size_t named_words = 1 + function.size();
        if (words.size() <= named_words || !is_number(words.front()) ||
            std::stoi(words.front()) != std::stoi(exercise.number()) ||
            !std::equal(function.begin(), function.end(), words.begin() + 1))
            continue;
        if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(named_words), words.end(),
                        [&](const std::string& word) { return may_name(course, word); }))
            return std::nullopt;
        ExerciseFileName found = named(exercise, 0, 0);
        found.prefixed = true;
        found.words_named = named_words;
        return found;
    }
    return std::nullopt;
}

/// "linear_forward 07", where 07 is another exercise's number. One digit only counts copies.
bool is_contradicted(const std::vector<Exercise>& course, const Words& all, const ExerciseFileName& found) {
    if (is_number(all[found.words_before])) // it has its own
        return false;
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(found.words_before), all.end(),
                       [&](const std::string& word) {
                           return std::any_of(course.begin(), course.end(), [&](const Exercise& exercise) {
                               return exercise.number() == word && exercise.name != found.exercise;
                           });
                       });
}

std::optional<ExerciseFileName> found_near(const std::vector<Exercise>& course, const std::string& stem,
                                           Words words) {
    std::optional<ExerciseFileName> found = by_function(course, words, 0);
    const Words all = words;
    int suffix = 0;
    bool stripped = false;
    while (!found && words.size() > 1 && is_version(words.back())) {
        if (std::optional<ExerciseFileName> number = stripped ? by_number(course, words) : std::nullopt;
            number && !is_number(words.front()))
            return number;
        const std::string& last = words.back();
        const std::size_t digits = std::min(last.find_first_of("0123456789"), last.size());
        if (digits < last.size())
            suffix = std::stoi(last.substr(digits));
        if (is_number(last) && by_number(course, words))
            return by_number(course, words); // "Exercise 3"
        if (is_number(last) && is_number(words.front()) && words.size() == 2 &&
            stem.find('(') == std::string::npos)
            return std::nullopt; // "03_04" may be either
        words.pop_back();
        stripped = true;
        found = by_function(course, words, suffix);
        if (found && is_contradicted(course, all, *found))
            return std::nullopt;
    }
    if (!found)
        found = by_number(course, words);
    return found ? found : by_beginning(course, all);
}

} // namespace

std::optional<ExerciseFileName> near_name(const std::vector<Exercise>& course, const std::string& stem) {
    const Split parts = split(stem);
    std::optional<ExerciseFileName> found = found_near(course, stem, parts.words);
    if (found && found->words_named > 0)
        found->prefix = stem.substr(parts.begins[found->words_named]);
    if (!found || found->words_before == 0)
        return found;
    const std::string before = stem.substr(0, parts.begins[found->words_before]);
    found->prefix = before.substr(0, before.find_last_not_of("_- .([+,~") + 1);
    return found;
}

} // namespace grade
