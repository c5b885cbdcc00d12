#include "tools/grade/intake/file_names.hpp"

#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/near_names.hpp"

#include <algorithm>
#include <array>

namespace grade {

std::string in_lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

namespace {

constexpr std::array archive_endings{".zip",  ".tar.gz", ".tgz",     ".tar",  ".tar.xz", ".txz", ".tar.bz2",
                                     ".tbz2", ".tbz",    ".tar.zst", ".tzst", ".7z",     ".rar"};
constexpr std::array source_endings{".cpp", ".cc", ".cxx", ".c++"};
constexpr std::array code_endings{".h", ".hpp", ".c", ".py"};
constexpr std::array text_endings{".txt", ".pdf", ".doc", ".docx", ".odt", ".rtf"};
constexpr std::array kept_endings{"~",     ".bak", ".orig", ".old",
                                  ".html", ".tmp", ".save"}; // behind a source's
// Behind the name of a download that a browser has not finished, or has left under that name.
constexpr std::array unfinished_endings{".download", ".crdownload", ".part", ".partial", ".opdownload"};
constexpr std::array compressed_endings{".gz", ".bz2", ".xz", ".zst"}; // of a single file
constexpr std::array usual_texts{"cmakelists.txt", "readme.txt", "license.txt", "requirements.txt"};
constexpr std::size_t max_folder_name = 96; // in bytes, leaves room for what is added

template <std::size_t n>
std::string ending_of(const std::string& name, const std::array<const char*, n>& endings) {
    const std::string lowered = in_lower_case(name);
    for (const char* ending : endings)
        if (lowered.ends_with(ending) && lowered.size() > std::string_view(ending).size())
            return ending;
    return "";
}

std::optional<ExerciseFileName> exact_name(const std::vector<Exercise>& course, std::string stem) {
    ExerciseFileName found;
    found.numbered = stem.ends_with(')');
    found.suffix = take_suffix(stem);
    const std::string lowered = in_lower_case(stem);
    for (const Exercise& exercise : course) {
        const std::string name = in_lower_case(exercise.name);
        if (!lowered.ends_with(name))
            continue;
        const std::string before = stem.substr(0, stem.size() - name.size());
        found.prefixed = !before.empty();
        if (found.prefixed && std::string_view("_- .").find(before.back()) == std::string_view::npos)
            continue;
        found.exercise = exercise.name;
        found.respelled = !stem.ends_with(exercise.name);
        found.prefix = found.prefixed ? before.substr(0, before.find_last_not_of("_- .") + 1) : "";
        return found;
    }
    return std::nullopt;
}

} // namespace

Wrapped wrapped(const std::string& name) {
    if (const std::string ending = ending_of(name, unfinished_endings); !ending.empty())
        return {name.substr(0, name.size() - ending.size()), Wrapping::unfinished};
    const std::string inside = without_archive_ending(name);
    if (inside.size() < name.size() && is_source_name(inside))
        return {inside, Wrapping::archive};
    const std::string ending = ending_of(name, compressed_endings);
    const std::string packed = name.substr(0, name.size() - ending.size());
    if (!ending.empty() && is_source_name(packed))
        return {packed, Wrapping::compressed};
    return {name, Wrapping::none};
}

std::string attempt_of(const std::string& folder) {
    static const support::Pattern number("(?:Version|Revision) ([0-9]{1,4})(?: - .*)?"),
        step("([0-9]{1,4})_(?:submissions|revisions).*"), moment("(20[0-9]{2}(?:-[0-9]{2}){5})");
    if (folder.size() > max_file_name)
        return "";
    for (const support::Pattern* pattern : {&number, &step, &moment})
        if (const support::Parts parts = pattern->parts_of(folder); !parts.empty()) {
            std::string digits = parts[1];
            std::erase(digits, '-');
            return digits;
        }
    return "";
}

int take_suffix(std::string& stem) {
    static const support::Pattern numbered("^(.*?)(?:-([0-9]{1,4})| ?\\(([0-9]{1,4})\\))$");
    const support::Parts parts = numbered.parts_of(stem);
    if (parts.empty())
        return 0;
    stem = parts[1];
    return std::stoi(parts[2].empty() ? parts[3] : parts[2]);
}

std::optional<ExerciseFileName> exercise_of(const std::vector<Exercise>& course,
                                            const std::string& file_name) {
    if (file_name.size() > max_file_name || file_name.starts_with('.'))
        return std::nullopt;
    std::string name = wrapped(file_name).inside;
    if (in_lower_case(name).ends_with(".txt")) // as in "x.cpp.txt"
        name.resize(name.size() - 4);
    const bool disguised = name.size() < file_name.size();
    const std::string ending = ending_of(name, source_endings);
    if (ending.empty())
        return std::nullopt;
    std::string stem = name.substr(0, name.size() - ending.size());
    const std::string again = ending_of(stem, source_endings); // as in "x.cpp.cpp"
    stem.resize(stem.size() - again.size());
    std::optional<ExerciseFileName> found = exact_name(course, stem);
    if (found) {
        found->near = disguised || !again.empty();
        found->respelled = found->respelled || !name.ends_with(".cpp");
    }
    return found ? found : near_name(course, stem);
}

bool is_archive_name(const std::string& name) {
    return !ending_of(name, archive_endings).empty();
}

std::string without_archive_ending(const std::string& name) {
    return name.substr(0, name.size() - ending_of(name, archive_endings).size());
}

std::string stem_of(const std::string& name) {
    const std::string inside = wrapped(name).inside;
    return is_source_name(inside) || is_notebook_name(inside) ? inside.substr(0, inside.rfind('.'))
                                                              : without_archive_ending(inside);
}

bool is_source_name(const std::string& name) {
    return !ending_of(name, source_endings).empty();
}

bool is_notebook_name(const std::string& name) {
    return in_lower_case(name).ends_with(".ipynb") && name.size() > 6;
}

bool may_hold_exercises(const std::string& name) {
    return is_source_name(wrapped(name).inside) || is_archive_name(name) || is_notebook_name(name);
}

namespace {

/// "07_linear_backward" without an ending, "07_linear_backward.cpp~".
bool is_source_in_disguise(const std::string& name) {
    const std::string kept = ending_of(name, kept_endings);
    const bool numbered = name.size() > 2 && name[0] >= '0' && name[0] <= '9';
    return (!kept.empty() && is_source_name(name.substr(0, name.size() - kept.size()))) ||
           (numbered && name.find('_') != std::string::npos && name.find('.') == std::string::npos);
}

/// "class.zip.gz"
bool is_packed_again(const std::string& name) {
    const std::string ending = ending_of(name, compressed_endings);
    return !ending.empty() && may_hold_exercises(name.substr(0, name.size() - ending.size()));
}

} // namespace

bool may_be_code(const std::string& name) {
    const Wrapped unwrapped = wrapped(name);
    return is_source_name(unwrapped.inside) || is_source_in_disguise(name) ||
           !ending_of(name, code_endings).empty() ||
           (unwrapped.wrapping == Wrapping::unfinished && may_hold_exercises(unwrapped.inside)) ||
           is_packed_again(name);
}

bool may_be_answer(const std::string& name) {
    const bool usual =
        std::find(usual_texts.begin(), usual_texts.end(), in_lower_case(name)) != usual_texts.end();
    return !usual && (may_be_code(name) || is_archive_name(name) || is_notebook_name(name) ||
                      !ending_of(name, text_endings).empty());
}

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string with_number(const std::string& path, int number) {
    const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
    const std::size_t end =
        dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path.size() : dot;
    return path.substr(0, end) + " (" + std::to_string(number) + ')' + path.substr(end);
}

std::string listed(const std::vector<std::string>& names, std::size_t most, bool has_more) {
    std::string text;
    const std::size_t shown =
        names.size() <= most + 1 && !has_more ? names.size() : std::min(names.size(), most);
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0                                                 ? ""
                 : i + 1 == shown && shown == names.size() && !has_more ? " and "
                                                                        : ", ") +
                std::string("\"") + support::one_line(support::first_bytes(names[i], 120)) + "\"";
    if (shown < names.size())
        text += (has_more ? " and at least " : " and ") + std::to_string(names.size() - shown) + " more";
    else if (has_more)
        text += " and more";
    return text;
}

namespace {

std::string safe_folder_name(const std::string& wanted) {
    std::string name = support::one_line(wanted);
    for (std::size_t at = 0; (at = name.find(support::replacement, at)) != std::string::npos;)
        name.replace(at, support::replacement.size(), "_");
    for (char& c : name)
        if (std::string_view("/\\:*?\"'<>|$`&;!#%{}[]~").find(c) != std::string_view::npos)
            c = '_';
    name.erase(0, name.find_first_not_of(" .-=+@"));
    name.resize(support::first_bytes(name, max_folder_name).size());
    name.erase(name.find_last_not_of(" .") + 1);
    return name.empty() ? "submission" : name;
}

} // namespace

std::vector<std::string> unique_folder_names(const std::vector<std::string>& wanted,
                                             std::set<std::string>& taken) {
    std::vector<std::string> names(wanted.size());
    const auto take = [&](std::size_t i, const std::string& name) {
        if (names[i].empty() && taken.insert(in_lower_case(name)).second)
            names[i] = name;
        return !names[i].empty();
    };
    for (std::size_t i = 0; i < wanted.size(); ++i) // who is called so
        if (safe_folder_name(wanted[i]) == wanted[i])
            take(i, wanted[i]);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        take(i, safe_folder_name(wanted[i]));
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (int number = 2; !take(i, safe_folder_name(wanted[i]) + '-' + std::to_string(number));)
            ++number;
    return names;
}

} // namespace grade
