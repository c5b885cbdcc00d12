#include "tools/grade/intake/layouts.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace grade {
namespace {

/// Whether such an entry can be somebody's submission, rather than a list or a page beside the submissions.
bool may_be_handed_in(const DownloadEntry& entry) {
    return entry.folder || is_archive_name(entry.name) || is_source_name(entry.name);
}

/// Leaves only what may be a submission among the unexplained.
void set_lists_aside(Recognized& recognized, const Download& download) {
    std::vector<std::string> kept;
    for (const std::string& name : recognized.unexplained) {
        const auto entry = std::find_if(download.entries.begin(), download.entries.end(),
                                        [&](const DownloadEntry& other) { return other.name == name; });
        (entry != download.entries.end() && may_be_handed_in(*entry) ? kept : recognized.beside)
            .push_back(name);
    }
    recognized.unexplained = kept;
}

std::string mixed_refusal(const Recognized& recognized, std::size_t entries) {
    const std::size_t strange = recognized.unexplained.size();
    const std::size_t named = entries - strange;
    return std::to_string(named) + " of its " + std::to_string(entries) + " entries " +
           (named == 1 ? "has a name" : "have names") + " that " + to_string(recognized.platform) +
           " gives, but not " + listed(recognized.unexplained);
}

std::set<std::string> exercises_in(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    std::set<std::string> found;
    for (const std::string& path : entry.inside)
        if (const auto exercise = exercise_of(course, path.substr(path.rfind('/') + 1)))
            found.insert(exercise->exercise);
    return found;
}

/// What a plain download consists of.
struct Parts {
    std::vector<const DownloadEntry*> whole; // folders, archives, and sources that name no exercise
    std::vector<const DownloadEntry*> unprefixed;
    std::map<std::string, std::vector<const DownloadEntry*>> prefixed; // by the prefix
    std::vector<std::string> beside;
    bool is_project = false;
};

Parts parts_of(const Download& download, const std::vector<Exercise>& course) {
    Parts parts;
    for (const DownloadEntry& entry : download.entries) {
        const auto exercise = entry.folder ? std::nullopt : exercise_of(course, entry.name);
        parts.is_project = parts.is_project || (entry.folder && entry.name == "exercises");
        if (exercise && !exercise->prefix.empty())
            parts.prefixed[exercise->prefix].push_back(&entry);
        else if (exercise)
            parts.unprefixed.push_back(&entry);
        else if (may_be_handed_in(entry))
            parts.whole.push_back(&entry);
        else if (std::filesystem::is_symlink(entry.path)) // its row says that it is a link
            parts.whole.push_back(&entry);
        else
            parts.beside.push_back(entry.name);
    }
    return parts;
}

/// Whether two of them hold the same exercise, which one learner's parts do not.
bool share_an_exercise(const std::vector<std::set<std::string>>& all) {
    std::set<std::string> seen;
    for (const std::set<std::string>& exercises : all)
        for (const std::string& exercise : exercises)
            if (!seen.insert(exercise).second)
                return true;
    return false;
}

void add_rows(Recognized& recognized, const Parts& parts) {
    for (const DownloadEntry* entry : parts.whole) {
        const bool source = !entry->folder && is_source_name(entry->name);
        const std::string name = source          ? std::filesystem::path(entry->name).stem().string()
                                 : entry->folder ? entry->name
                                                 : without_archive_ending(entry->name);
        recognized.rows.push_back({name, "", "", {entry->path}});
        recognized.rows.back().own_names.push_back(entry->name);
        recognized.rows.back().origin.entries.push_back(entry->name);
    }
    for (const auto& [prefix, entries] : parts.prefixed)
        for (const DownloadEntry* entry : entries)
            add_to_row(recognized, *entry, prefix, "", entry->name);
    recognized.beside = parts.beside;
}

/// The entries of a folder or archive that may be one learner's.
void judge_lone(Recognized& recognized, const Parts& parts, const std::vector<Exercise>& course) {
    std::vector<std::set<std::string>> wholes;
    std::size_t archives = 0, holders = 0;
    for (const DownloadEntry* entry : parts.whole) {
        archives += !entry->folder && is_archive_name(entry->name) ? 1 : 0;
        holders += entry->folder || is_archive_name(entry->name) ? 1 : 0;
        if (auto exercises = exercises_in(*entry, course); !exercises.empty())
            wholes.push_back(std::move(exercises));
    }
    const std::string doubt = "it may be a class or one learner's work: ";
    if (!parts.unprefixed.empty()) {
        if (wholes.size() >= 2 && share_an_exercise(wholes))
            recognized.refusal = doubt + "it holds exercise files beside folders that hold the same ones";
        return;
    }
    if (!parts.prefixed.empty()) {
        std::vector<std::set<std::string>> by_prefix;
        for (const auto& [prefix, entries] : parts.prefixed) {
            by_prefix.emplace_back();
            for (const DownloadEntry* entry : entries)
                by_prefix.back().insert(exercise_of(course, entry->name)->exercise);
        }
        if (by_prefix.size() + parts.whole.size() < 2)
            return;
        if (by_prefix.size() >= 2 && share_an_exercise(by_prefix))
            add_rows(recognized, parts);
        else
            recognized.refusal =
                doubt + "its files begin with different names, but no exercise is there twice";
        return;
    }
    if (holders < 2)
        return;
    if (archives == 0 && wholes.size() >= 2 && !share_an_exercise(wholes)) {
        recognized.refusal = doubt + "its folders hold different exercises";
        return;
    }
    const bool packed = parts.whole.front()->path.empty();
    if (packed && archives == 0 && wholes.empty())
        return;
    if (packed && archives == 0 && wholes.size() == 1) {
        recognized.refusal = doubt + "of its folders only one holds exercises";
        return;
    }
    add_rows(recognized, parts);
}

} // namespace

Recognized plain_layout(const Download& download, const std::vector<Exercise>& course, bool lone) {
    Recognized recognized;
    const Parts parts = parts_of(download, course);
    if (lone && parts.is_project)
        return recognized;
    if (lone) {
        judge_lone(recognized, parts, course);
        return recognized;
    }
    if (!parts.unprefixed.empty() && download.entries.size() > 1) {
        if (!parts.whole.empty() || !parts.prefixed.empty()) {
            recognized.refusal = "exercise files without a learner's name, such as " +
                                 listed({parts.unprefixed.front()->name}) + ", are beside other submissions";
            return recognized;
        }
        for (const DownloadEntry* entry : parts.unprefixed) // one learner's files
            add_to_row(recognized, *entry, download.name, "", entry->name);
        recognized.beside = parts.beside;
        return recognized;
    }
    add_rows(recognized, parts);
    for (const DownloadEntry* entry : parts.unprefixed)
        add_to_row(recognized, *entry, std::filesystem::path(entry->name).stem().string(), "", entry->name);
    return recognized;
}

Recognized platform_layout(const Download& download) {
    Recognized best;
    for (const auto layout : {gradescope_layout, moodle_layout, brightspace_layout, blackboard_layout,
                              canvas_layout, repositories_layout}) {
        Recognized recognized = layout(download);
        set_lists_aside(recognized, download);
        if (recognized.rows.empty())
            continue;
        if (recognized.unexplained.empty())
            return recognized;
        if (best.rows.empty() || recognized.unexplained.size() < best.unexplained.size())
            best = std::move(recognized);
    }
    // Repositories beside other folders are an instructor's own layout.
    if (best.platform == Platform::github_classroom || best.platform == Platform::classroom50)
        return {};
    if (!best.rows.empty())
        best.refusal = mixed_refusal(best, download.entries.size());
    return best;
}

} // namespace grade
