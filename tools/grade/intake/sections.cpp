// Sections of a course: folders and archives that are classes each.
#include "tools/grade/intake/class_signs.hpp"
#include "tools/grade/intake/comparable.hpp"

#include <algorithm>
#include <map>

namespace grade {
namespace {

/// Stands for the exercises in an archive whose names cannot be seen.
constexpr const char* unseen = "?";

/// The exercises in an archive, or in those below a folder.
std::set<std::string> exercises_in_archives(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    std::vector<std::filesystem::path> archives;
    if (!entry.folder && is_archive_name(entry.name))
        archives.push_back(entry.path);
    for (const std::string& inside : entry.inside)
        if (is_archive_name(inside))
            archives.push_back(entry.path.empty() ? entry.path : entry.path / inside);
    std::set<std::string> found;
    for (const std::filesystem::path& archive : archives)
        if (archive.empty())
            found.insert(unseen);
        else
            for (const DownloadEntry& one : look_into_archive(archive).entries)
                found.merge(exercises_in(one, course));
    return found;
}

/// ILIAS's "20261119231005", before each file of a learner.
bool is_stamp(const std::string& prefix) {
    return prefix.size() == 14 && prefix.find_first_not_of("0123456789") == std::string::npos;
}

using Learners = std::map<std::string, std::set<std::string>>; // the exercises, by the name

/// Who may have handed in what stands in one folder or archive; nobody if that is one learner's.
Learners learners_in(const Download& inside, const std::vector<Exercise>& course) {
    Learners learners;
    std::vector<const DownloadEntry*> wholes;
    for (const DownloadEntry& entry : inside.entries) {
        const auto exercise = entry.folder ? std::nullopt : exercise_of(course, entry.name);
        if (exercise && (exercise->prefix.empty() || is_stamp(exercise->prefix)))
            return {};
        if (exercise)
            learners[comparable(exercise->prefix)].insert(exercise->exercise);
        else if (entry.folder || is_archive_name(entry.name) || is_notebook_name(entry.name))
            wholes.push_back(&entry);
    }
    for (const DownloadEntry* const entry : wholes) {
        std::set<std::string> exercises = exercises_in(*entry, course);
        if (exercises.empty() && wholes.size() >= 2)
            exercises = exercises_in_archives(*entry, course);
        if (exercises.empty())
            continue;
        const std::string name = entry->folder ? entry->name : stem_of(entry->name);
        if (names_nobody(name))
            return {};
        learners[comparable(name)].merge(exercises);
    }
    return learners;
}

/// Inside all that holds just one folder or archive, as far as it can be seen.
Download unfolded(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    Download inside = contents_of(entry, course);
    for (int level = 0; level < 3; ++level) {
        const DownloadEntry* const only = only_holder(inside, course);
        if (!only || (!only->folder && (only->path.empty() || !is_archive_name(only->name))))
            break;
        inside = contents_of(DownloadEntry(*only), course);
    }
    return inside;
}

/// "class.zip" and "class (1).zip": downloaded twice.
bool are_copies(const std::vector<std::string>& names) {
    std::set<std::string> stems;
    for (const std::string& name : names) {
        std::string stem = stem_of(name);
        take_suffix(stem);
        stems.insert(stem);
    }
    return names.size() >= 2 && stems.size() == 1;
}

} // namespace

std::vector<std::string> sections_among(const std::vector<const DownloadEntry*>& entries,
                                        const std::vector<Exercise>& course) {
    std::vector<std::string> sections;
    std::map<std::string, int> names; // in how many sections
    for (const DownloadEntry* const entry : entries) {
        const Learners learners = learners_in(unfolded(*entry, course), course);
        std::vector<std::set<std::string>> exercises;
        for (const auto& [name, handed_in] : learners) {
            ++names[name];
            exercises.push_back(handed_in);
        }
        if (exercises.size() >= 2 && share_an_exercise(exercises))
            sections.push_back(entry->name);
    }
    // A learner may be in two sections; what most of them have is each learner's own "hw4", or "v1".
    const auto repeated =
        std::count_if(names.begin(), names.end(), [](const auto& name) { return name.second > 1; });
    const bool are_most = entries.size() >= 2 && 2 * sections.size() >= entries.size() &&
                          (2 * static_cast<std::size_t>(repeated) <= names.size() || are_copies(sections));
    return are_most ? sections : std::vector<std::string>();
}

} // namespace grade
