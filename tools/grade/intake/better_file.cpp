#include "tools/grade/intake/better_file.hpp"

#include "dnn/support/pattern.hpp"
#include "tools/grade/intake/notebook.hpp"

#include <algorithm>
#include <tuple>

namespace grade {
namespace {

/// The number that a platform wrote before a file's name, as ILIAS's "20261120231005_", or into its folder's, in 14
/// digits; "" for none.
std::string version_of(const std::string& path) {
    static const support::Pattern stamp("^([0-9]{14})_.*");
    const std::string name = file_name(path);
    if (name.size() > max_file_name)
        return "";
    if (const support::Parts parts = stamp.parts_of(name); !parts.empty())
        return parts[1];
    const std::string digits =
        attempt_of(file_name(path.substr(0, path.size() - name.size() - (path != name))));
    return digits.empty() ? "" : std::string(14 - digits.size(), '0') + digits;
}

/// Of two of these, the lower digits are the greater ones.
std::string reversed(std::string digits) {
    for (char& c : digits)
        c = static_cast<char>('0' + '9' - c);
    return digits;
}

ExerciseFileName told_by(const FoundFile& file, const std::vector<Exercise>& course) {
    return exercise_of(course, file_name(file.path)).value_or(ExerciseFileName{});
}

/// Whether the name is not quite the one that was asked for.
bool is_corrected(const FoundFile& file, const ExerciseFileName& told) {
    return told.near || told.respelled || (told.numbered && file.uses == 1);
}

/// Orders the files of the same exercise, best first.
auto rank(const FoundFile& file, const std::vector<Exercise>& course) {
    const std::string notebook = notebook_of(file.path), path = notebook.empty() ? file.path : notebook;
    const std::string name = file_name(path), folder = path.substr(0, path.size() - name.size());
    const auto depth = std::count(path.begin(), path.end(), '/');
    ExerciseFileName told = told_by(file, course);
    const bool corrected = is_corrected(file, told);
    if (std::string stem = stem_of(name); !notebook.empty())
        told.suffix = take_suffix(stem);
    return std::tuple(!file.refused.empty(), is_untouched(file), told.near, corrected, depth,
                      reversed(version_of(path)), folder, !notebook.empty(), told.prefixed, -told.suffix,
                      -file.order, path);
}

} // namespace

bool is_untouched(const FoundFile& file) {
    return file.text.find(checks::throw_of_original) != std::string::npos;
}

bool is_numbered(const FoundFile& file, const std::vector<Exercise>& course) {
    return file.uses == 1 && told_by(file, course).numbered;
}

bool is_better(const FoundFile& left, const FoundFile& right, const std::vector<Exercise>& course) {
    return rank(left, course) < rank(right, course);
}

} // namespace grade
