#include "tools/grade/intake/file_names.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace grade {
namespace {

constexpr std::array archive_endings{".zip", ".tar.gz", ".tgz", ".tar"};
constexpr std::array source_endings{".cpp", ".cc", ".cxx"};
constexpr std::size_t max_file_name = 255;  // also bounds the work of the regular expressions
constexpr std::size_t max_folder_name = 96; // in bytes, leaves room for what is added

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

template <std::size_t n>
std::string ending_of(const std::string& name, const std::array<const char*, n>& endings) {
    const std::string lowered = lower(name);
    for (const char* ending : endings)
        if (lowered.ends_with(ending) && lowered.size() > std::string_view(ending).size())
            return ending;
    return "";
}

/// Takes "-2", "(2)" or " (2)" off the end.
int take_suffix(std::string& stem) {
    static const std::regex numbered("^(.*?)(?:-([0-9]{1,4})| ?\\(([0-9]{1,4})\\))$");
    std::smatch parts;
    if (!std::regex_match(stem, parts, numbered))
        return 0;
    const int suffix = std::stoi(parts[2].matched ? parts[2].str() : parts[3].str());
    stem = parts[1].str();
    return suffix;
}

std::optional<LmsName> parse(const std::string& name, const std::regex& pattern) {
    std::smatch parts;
    if (name.size() > max_file_name || !std::regex_match(name, parts, pattern))
        return std::nullopt;
    return LmsName{parts[1].str(), parts[2].str(), parts[3].str()};
}

} // namespace

std::optional<ExerciseFileName> exercise_of(const std::vector<Exercise>& course,
                                            const std::string& file_name) {
    const std::string ending = ending_of(file_name, source_endings);
    if (ending.empty() || file_name.size() > max_file_name || file_name.starts_with('.'))
        return std::nullopt;
    std::string stem = lower(file_name.substr(0, file_name.size() - ending.size()));
    ExerciseFileName found;
    found.suffix = take_suffix(stem);
    for (const Exercise& exercise : course) {
        const std::string name = lower(exercise.name);
        if (!stem.ends_with(name))
            continue;
        const std::string before = stem.substr(0, stem.size() - name.size());
        found.prefixed = !before.empty();
        if (found.prefixed && std::string_view("_- .").find(before.back()) == std::string_view::npos)
            continue;
        found.exercise = exercise.name;
        return found;
    }
    return std::nullopt;
}

std::optional<LmsName> moodle_name(const std::string& name) {
    static const std::regex pattern("^(.+)_([0-9]+)_assignsubmission_(?:file|onlinetext)_?(.*)$");
    return parse(name, pattern);
}

std::optional<LmsName> canvas_name(const std::string& file_name) {
    static const std::regex pattern("^(.+?)(?:_LATE)?_([0-9]+)_[0-9]+_(.+)$");
    return parse(file_name, pattern);
}

bool is_archive_name(const std::string& name) {
    return !ending_of(name, archive_endings).empty();
}

std::string without_archive_ending(const std::string& name) {
    return name.substr(0, name.size() - ending_of(name, archive_endings).size());
}

bool is_source_name(const std::string& name) {
    return !ending_of(name, source_endings).empty();
}

std::string unique_folder_name(const std::string& wanted, std::set<std::string>& taken) {
    std::string name = support::one_line(wanted);
    for (std::size_t at = 0; (at = name.find(support::replacement, at)) != std::string::npos;)
        name.replace(at, support::replacement.size(), "_");
    for (char& c : name)
        if (std::string_view("/\\:*?\"'<>|$`&;!#%{}[]~").find(c) != std::string_view::npos)
            c = '_';
    name.erase(0, name.find_first_not_of(" .-=+@"));
    name.resize(support::first_bytes(name, max_folder_name).size());
    name.erase(name.find_last_not_of(" .") + 1);
    if (name.empty())
        name = "submission";
    std::string unique = name;
    for (int i = 2; !taken.insert(lower(unique)).second; ++i)
        unique = name + '-' + std::to_string(i);
    return unique;
}

} // namespace grade
