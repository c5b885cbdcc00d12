// The layouts that no platform made.
#include "dnn/support/text.hpp"
#include "tools/grade/intake/class_signs.hpp"
#include "tools/grade/intake/comparable.hpp"
#include "tools/grade/intake/handed_in_name.hpp"
#include "tools/grade/intake/layouts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace grade {
namespace {

/// What a plain download consists of.
struct Parts {
    std::vector<const DownloadEntry*> whole;  // folders and archives
    std::vector<const DownloadEntry*> strays; // sources that name no exercise
    std::vector<const DownloadEntry*> unprefixed;
    // Those of a class are called after its learners; "deepsteps.ipynb" is the name of the one handed out.
    std::vector<const DownloadEntry*> notebooks, nobodys_notebooks;
    struct Prefixed {
        std::string name;
        std::vector<const DownloadEntry*> entries;
    };
    std::map<std::string, Prefixed> prefixed; // by the prefix, to be compared
    std::vector<std::string> beside;
    bool is_project = false;
};

Parts parts_of(const Download& download, const std::vector<Exercise>& course) {
    Parts parts;
    for (const DownloadEntry& entry : download.entries) {
        const auto exercise = entry.folder ? std::nullopt : exercise_of(course, entry.name);
        parts.is_project = parts.is_project || (entry.folder && entry.name == "exercises");
        if (exercise && !exercise->prefix.empty()) {
            Parts::Prefixed& one = parts.prefixed[comparable(exercise->prefix)];
            one.name = one.name.empty() ? exercise->prefix : one.name;
            one.entries.push_back(&entry);
        } else if (exercise)
            parts.unprefixed.push_back(&entry);
        else if (!entry.folder && is_notebook_name(entry.name))
            (names_nobody(stem_of(entry.name)) ? parts.nobodys_notebooks : parts.notebooks).push_back(&entry);
        else if (std::filesystem::is_symlink(entry.path)) // its row says that it is a link
            parts.whole.push_back(&entry);
        else if (is_stray(entry, course))
            parts.strays.push_back(&entry);
        else if (may_be_handed_in(entry))
            parts.whole.push_back(&entry);
        else
            parts.beside.push_back(entry.name);
    }
    return parts;
}

/// Whose it is, by the entry's name.
std::string row_name(const DownloadEntry& entry) {
    const std::string owner = owner_of(stem_of(entry.name)); // a folder may be called "….tar.gz", too
    return !owner.empty() ? owner : entry.folder ? entry.name : stem_of(entry.name);
}

/// "anna.zip" beside "anna", which may be the same, unpacked.
std::string both_packed_and_not(const Parts& parts) {
    std::map<std::string, const DownloadEntry*> seen;
    for (const DownloadEntry* entry : parts.whole) {
        if (!entry->folder && !is_archive_name(entry->name))
            continue;
        const auto [other, is_new] = seen.insert({comparable(row_name(*entry)), entry});
        if (!is_new && entry->folder != other->second->folder)
            return listed({other->second->name, entry->name}) + " have one name";
    }
    return "";
}

/// The 2 of "Ada - deepsteps-submission (2).zip"; 0 where the number may be a part of the name.
int copy_number(const DownloadEntry& entry) {
    std::string name = stem_of(entry.name);
    return entry.folder || owner_of(name).empty() ? 0 : take_suffix(name);
}

/// Two are one learner's where the names differ only in how a system writes "ü", or in what was added to the name that
/// `submit` gives.
void add_whole(Recognized& recognized, const DownloadEntry& entry) {
    const std::string name = composed(row_name(entry));
    auto row = std::find_if(recognized.rows.begin(), recognized.rows.end(),
                            [&](const Submission& other) { return composed(other.name) == name; });
    if (row == recognized.rows.end()) {
        recognized.rows.push_back({row_name(entry), "", "", {}});
        row = recognized.rows.end() - 1;
    }
    row->paths.push_back(entry.path);
    row->own_names.push_back(entry.name);
    row->origin.entries.push_back(entry.name);
}

void add_rows(Recognized& recognized, const Parts& parts) {
    recognized.refusal = both_packed_and_not(parts);
    if (!recognized.refusal.empty())
        return;
    std::vector<const DownloadEntry*> whole = parts.whole;
    std::stable_sort(whole.begin(), whole.end(), [](const DownloadEntry* left, const DownloadEntry* right) {
        return copy_number(*left) < copy_number(*right); // the later a file was handed in, the later it comes
    });
    for (const DownloadEntry* entry : whole)
        add_whole(recognized, *entry);
    for (const auto& [prefix, one] : parts.prefixed)
        for (const DownloadEntry* entry : one.entries)
            add_to_row(recognized, *entry, one.name, "", entry->name);
    for (const DownloadEntry* entry : parts.notebooks)
        add_to_row(recognized, *entry, stem_of(entry->name), "", entry->name);
    recognized.beside = parts.beside;
    for (const DownloadEntry* entry : parts.strays)
        add_stray(recognized, *entry);
    if (recognized.rows.empty()) // all of them: who handed in what is to be told
        recognized.rows.swap(recognized.strays);
    const bool alone = recognized.rows.empty();
    for (const DownloadEntry* entry : parts.nobodys_notebooks)
        if (alone)
            add_to_row(recognized, *entry, stem_of(parts.nobodys_notebooks.front()->name), "", entry->name);
        else
            recognized.beside.push_back(entry->name);
}

/// What holds a class is nobody's submission. A platform's download of one is a class, too, beside another, or if all
/// entries are such.
std::vector<std::string> classes_among(const Parts& parts, const std::vector<Exercise>& course) {
    std::vector<std::string> classes, of_any_size;
    for (const DownloadEntry* entry : parts.whole) {
        if (holds_platform_class(*entry, course))
            classes.push_back(entry->name);
        if (holds_platform_class(*entry, course, true))
            of_any_size.push_back(entry->name);
    }
    const bool all =
        of_any_size.size() >= 2 && of_any_size.size() == parts.whole.size() && parts.prefixed.empty();
    return all || !classes.empty() ? of_any_size : classes;
}

/// Leaves the rows empty, with `classes`, if some of them are classes themselves.
void add_learners(Recognized& recognized, const Parts& parts, const std::vector<Exercise>& course) {
    recognized.classes = classes_among(parts, course);
    if (recognized.classes.empty() && parts.prefixed.empty())
        recognized.classes = sections_among(parts.whole, course);
    if (recognized.classes.empty())
        add_rows(recognized, parts);
}

std::vector<std::set<std::string>> exercises_by_prefix(const Parts& parts,
                                                       const std::vector<Exercise>& course) {
    std::vector<std::set<std::string>> all;
    for (const auto& [prefix, one] : parts.prefixed) {
        all.emplace_back();
        for (const DownloadEntry* entry : one.entries)
            all.back().insert(exercise_of(course, entry->name)->exercise);
    }
    return all;
}

/// "anna.zip", and not "backup.zip".
std::vector<const DownloadEntry*> archives_of_somebody(const Parts& parts) {
    std::vector<const DownloadEntry*> named;
    for (const DownloadEntry* entry : parts.whole)
        if (!entry->folder && is_archive_name(entry->name) &&
            !names_nobody(without_archive_ending(entry->name)))
            named.push_back(entry);
    return named;
}

/// Whether the files that begin with names are further ones of those whose folders and archives there are.
bool are_of_wholes(const Parts& parts) {
    std::set<std::string> names;
    for (const DownloadEntry* entry : parts.whole)
        names.insert(comparable(row_name(*entry)));
    return names.size() >= 2 && std::all_of(parts.prefixed.begin(), parts.prefixed.end(),
                                            [&](const auto& one) { return names.contains(one.first); });
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
    const std::vector<std::set<std::string>> by_prefix = exercises_by_prefix(parts, course);
    if (!parts.unprefixed.empty()) {
        const std::vector<const DownloadEntry*> named = archives_of_somebody(parts);
        if (wholes.size() >= 2 && share_an_exercise(wholes))
            recognized.refusal = doubt + "it holds exercise files beside folders that hold the same ones";
        else if (named.size() >= 2)
            recognized.refusal = doubt + "it holds exercise files beside archives such as " +
                                 listed({named[0]->name, named[1]->name});
        else if (by_prefix.size() >= 2 && share_an_exercise(by_prefix))
            recognized.refusal = doubt + "it holds exercise files beside those of several names, such as " +
                                 listed({parts.prefixed.begin()->second.entries.front()->name});
        return;
    }
    if (!parts.prefixed.empty() && !are_of_wholes(parts)) {
        if (by_prefix.size() + parts.whole.size() + parts.notebooks.size() < 2)
            return;
        if (by_prefix.size() >= 2 && share_an_exercise(by_prefix))
            add_learners(recognized, parts, course);
        else if (by_prefix.size() < 2)
            recognized.refusal = "files such as " +
                                 listed({parts.prefixed.begin()->second.entries.front()->name}) +
                                 " lie beside folders or archives";
        else
            recognized.refusal =
                doubt + "its files begin with different names, but no exercise is there twice";
        return;
    }
    if (holders + parts.notebooks.size() < 2)
        return;
    if (parts.notebooks.empty() && archives >= 2 && archives == holders &&
        archives_of_somebody(parts).empty() &&
        std::any_of(parts.whole.begin(), parts.whole.end(),
                    [](const DownloadEntry* entry) { return is_handed_in_name(stem_of(entry->name)); })) {
        recognized.refusal =
            doubt + "its archives, such as " + listed({parts.whole.front()->name}) + ", bear nobody's name";
        return;
    }
    if (!parts.notebooks.empty() && !parts.nobodys_notebooks.empty()) {
        recognized.refusal = doubt + "it holds " + listed({parts.nobodys_notebooks.front()->name}) +
                             " beside notebooks of other names";
        return;
    }
    const bool one_learners_parts =
        parts.notebooks.empty() &&
        std::all_of(parts.whole.begin(), parts.whole.end(), [](const DownloadEntry* entry) {
            return names_a_part(entry->folder ? entry->name : without_archive_ending(entry->name));
        });
    if (one_learners_parts)
        return;
    if (archives == 0 && wholes.size() >= 2 && !share_an_exercise(wholes)) {
        recognized.refusal = doubt + "its folders hold different exercises";
        return;
    }
    add_learners(recognized, parts, course);
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
        // One learner's.
        for (const auto& files : {parts.unprefixed, parts.nobodys_notebooks, parts.notebooks, parts.strays})
            for (const DownloadEntry* entry : files)
                add_to_row(recognized, *entry, download.name, "", entry->name);
        recognized.beside = parts.beside;
        return recognized;
    }
    add_learners(recognized, parts, course);
    for (const DownloadEntry* entry : parts.unprefixed)
        add_to_row(recognized, *entry, stem_of(entry->name), "", entry->name);
    return recognized;
}

} // namespace grade
