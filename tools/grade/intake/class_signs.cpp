#include "tools/grade/intake/class_signs.hpp"

#include "tools/grade/intake/handed_in_name.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace grade {
namespace {

constexpr std::array part_words{
    "src",       "source",  "sources", "include", "inc",   "lib",      "bin",   "build",   "cmake",
    "debug",     "release", "doc",     "docs",    "tests", "data",     "old",   "new",     "backup",
    "copy",      "v",       "version", "part",    "teil",  "final",    "draft", "attempt", "exercises",
    "solutions", "checks",  "dnn",     "tools",   "plots", "testcases"};
constexpr std::array nobodys_words{
    "hw",         "homework",    "homeworks",   "week",      "assignment", "assignments",
    "exercise",   "submission",  "submissions", "submitted", "solution",   "kit",
    "deepsteps",  "project",     "download",    "downloads", "file",       "files",
    "code",       "cpp",         "class",       "student",   "students",   "work",
    "sheet",      "blatt",       "abgabe",      "abgaben",   "late",       "task",
    "attachment", "attachments", "s",           "master",    "main",       "dl"};

template <std::size_t n>
bool is_in(const std::array<const char*, n>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Version 2", "hw4": its words in lower case, and numbers apart.
std::vector<std::string> words_and_numbers(const std::string& name) {
    std::vector<std::string> words;
    bool digits = false, in_word = false;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) == 0) {
            in_word = false;
            continue;
        }
        const bool digit = byte < 0x80 && std::isdigit(byte) != 0;
        if (!in_word || digit != digits)
            words.emplace_back();
        words.back() += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        digits = digit;
        in_word = true;
    }
    return words;
}

bool begins_with_digit(const std::string& word) {
    return std::isdigit(static_cast<unsigned char>(word[0])) != 0;
}

/// Whether all its words are known, and not only numbers, which may be a learner's.
bool consists_of(const std::string& folder, bool (*known)(const std::string&)) {
    const std::vector<std::string> words = words_and_numbers(folder);
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return !begins_with_digit(word); }) &&
           std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return begins_with_digit(word) || known(word); });
}

bool is_part_word(const std::string& word) {
    return is_in(part_words, word);
}

bool is_nobodys_word(const std::string& word) {
    return is_in(part_words, word) || is_in(nobodys_words, word);
}

} // namespace

Download contents_of(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    if (!entry.folder && !entry.path.empty())
        return look_into_archive(entry.path);
    return entry.folder ? without_wrapper({"", {entry}}, course).value_or(Download{}) : Download{};
}

bool names_a_part(const std::string& folder) {
    return !attempt_of(folder).empty() || consists_of(folder, is_part_word);
}

bool names_nobody(const std::string& folder) {
    return !attempt_of(folder).empty() || consists_of(folder, is_nobodys_word) ||
           (is_handed_in_name(folder) && owner_of(folder).empty());
}

std::string owner_of(const std::string& name) {
    const std::string owner = beside_handed_in_name(name);
    return consists_of(owner, is_nobodys_word) ? "" : owner;
}

std::string name_of_lone(const Download& download, const std::vector<Exercise>& course) {
    const std::string owner = owner_of(download.name);
    if (!owner.empty())
        return owner;
    std::string name = download.name;
    std::optional<Download> inner = download;
    while ((inner = without_wrapper(*inner, course)))
        if (!names_nobody(inner->name) && !exercise_of(course, inner->name + ".cpp"))
            name = inner->name;
    return name;
}

bool holds_platform_class(const DownloadEntry& entry, const std::vector<Exercise>& course, bool of_one) {
    if (!entry.folder && !is_archive_name(entry.name))
        return false;
    std::optional<Download> inside = contents_of(entry, course);
    for (int level = 0; inside && level < 3; ++level, inside = without_wrapper(*inside, course)) {
        const Recognized found = platform_layout(*inside, course);
        if (found.refusal.empty() && found.rows.size() >= (of_one ? 1U : 2U))
            return true;
    }
    return false;
}

std::set<std::string> exercises_in(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    std::set<std::string> found;
    const auto add = [&](const std::string& name) {
        if (const auto exercise = exercise_of(course, name))
            found.insert(exercise->exercise);
        else if (is_notebook_name(name)) // it may have them all
            for (const Exercise& one : course)
                found.insert(one.name);
    };
    if (!entry.folder)
        add(entry.name);
    for (const std::string& path : entry.inside)
        add(file_name(path));
    return found;
}

bool share_an_exercise(const std::vector<std::set<std::string>>& all) {
    std::set<std::string> seen;
    for (const std::set<std::string>& exercises : all)
        for (const std::string& exercise : exercises)
            if (!seen.insert(exercise).second)
                return true;
    return false;
}

} // namespace grade
