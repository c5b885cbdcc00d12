// The layouts that are recognized by the names of the entries alone.
#include "dnn/support/pattern.hpp"
#include "tools/grade/intake/comparable.hpp"
#include "tools/grade/intake/layouts.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/intake/worksheet.hpp"

#include <algorithm>

namespace grade {
namespace {

support::Parts matched(const std::string& text, const support::Pattern& pattern) {
    return text.size() <= max_file_name ? pattern.parts_of(text) : support::Parts();
}

/// What the learner called a file; "" where the instructor has packed the platform's folder.
std::string own_name_of(const DownloadEntry& entry, const std::string& behind) {
    return entry.folder || (behind.starts_with('.') && is_archive_name('x' + behind)) ? "" : behind;
}

/// An entry of Brightspace: "12345-67890 - Ada Lovelace - Nov 20, 2026 1159 PM", and after it the file's name where the
/// download is flat.
struct BrightspaceName {
    std::string first, second, name, date, file;
    std::time_t time = 0;
};

std::optional<BrightspaceName> brightspace_name(const std::string& entry) {
    // The date after the name that is as short as possible: what follows is the learner's.
    static const support::Pattern pattern(
        "^([0-9]+)-([0-9]+) ?- ?(.+?) ?- "
        "([A-Za-z]{3,9}\\.? [0-9]{1,2},? [0-9]{4},? [0-9]{1,2}[:.]?[0-9]{2} ?[APap][Mm]|"
        "[0-9]{1,2}\\.? [A-Za-z]{3,9}\\.?,? [0-9]{4},? [0-9]{1,2}[:.]?[0-9]{2}"
        "(?: ?[APap][Mm])?)(?: ?- (.+))?$");
    const support::Parts parts = matched(entry, pattern);
    if (parts.empty())
        return std::nullopt;
    const std::optional<std::time_t> time = time_of(parts[4]);
    if (!time)
        return std::nullopt;
    return BrightspaceName{parts[1], parts[2], parts[3], parts[4], parts[5], *time};
}

/// Which of the two numbers is the learner's: the other one, the assignment's, is the same in every entry.
bool first_is_the_learners(const std::vector<BrightspaceName>& names) {
    return !std::all_of(names.begin(), names.end(),
                        [&](const BrightspaceName& name) { return name.first == names.front().first; }) ||
           std::all_of(names.begin(), names.end(),
                       [&](const BrightspaceName& name) { return name.second == names.front().second; });
}

} // namespace

Submission& add_to_row(Recognized& recognized, const DownloadEntry& entry, const std::string& name,
                       const std::string& id, const std::string& own_name) {
    auto row = std::find_if(recognized.rows.begin(), recognized.rows.end(), [&](const Submission& other) {
        return other.id == id && comparable(other.name) == comparable(name);
    });
    if (row == recognized.rows.end()) {
        recognized.rows.push_back({name, id, "", {}});
        row = recognized.rows.end() - 1;
        row->origin.platform = recognized.platform;
    }
    row->paths.push_back(entry.path);
    row->own_names.push_back(own_name);
    row->origin.entries.push_back(entry.name);
    return *row;
}

// "Ada Lovelace_12345_assignsubmission_file_" with files in it, or the same before a file's name. Moodle replaces each _
// in a name and a group's name, so the first number after one is Moodle's.
Recognized moodle_layout(const Download& download) {
    static const support::Pattern pattern("^(.+?)_([0-9]+)_assignsubmission_(file|onlinetext)(?:_(.*))?$");
    Recognized recognized;
    recognized.platform = Platform::moodle;
    std::vector<std::pair<const DownloadEntry*, support::Parts>> texts;
    for (const DownloadEntry& entry : download.entries) {
        const support::Parts parts = matched(entry.name, pattern);
        if (parts.empty()) {
            recognized.unexplained.push_back(entry.name);
            continue;
        }
        if (parts[3] == "onlinetext") {
            texts.emplace_back(&entry, parts);
            continue;
        }
        add_to_row(recognized, entry, parts[1], parts[2], own_name_of(entry, parts[4]));
    }
    for (const auto& [entry, parts] : texts) { // counts only where there is no file
        const auto row = std::find_if(recognized.rows.begin(), recognized.rows.end(),
                                      [id = parts[2]](const Submission& other) { return other.id == id; });
        if (row == recognized.rows.end())
            add_to_row(recognized, *entry, parts[1], parts[2], own_name_of(*entry, parts[4]));
        else
            row->origin.entries.push_back(entry->name);
    }
    for (Submission& row : recognized.rows) {
        row.origin.participant = row.id;
        if (is_participant_word(row.name)) // marked blind
            row.name += ' ' + row.id;
    }
    return recognized;
}

Recognized brightspace_layout(const Download& download) {
    Recognized recognized;
    recognized.platform = Platform::brightspace;
    std::vector<BrightspaceName> names;
    std::vector<const DownloadEntry*> entries;
    for (const DownloadEntry& entry : download.entries) {
        std::optional<BrightspaceName> name = brightspace_name(entry.name);
        if (name && entry.folder == name->file.empty()) {
            names.push_back(std::move(*name));
            entries.push_back(&entry);
        } else if (entry.name == "index.html") {
            recognized.beside.push_back(entry.name);
        } else {
            recognized.unexplained.push_back(entry.name);
        }
    }
    const bool first = first_is_the_learners(names);
    const auto id_of = [&](const BrightspaceName& name) { return first ? name.first : name.second; };
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool superseded = std::any_of(names.begin(), names.end(), [&](const BrightspaceName& other) {
            return id_of(other) == id_of(names[i]) && other.name == names[i].name &&
                   other.time > names[i].time;
        });
        if (superseded)
            continue;
        add_to_row(recognized, *entries[i], names[i].name, id_of(names[i]), names[i].file)
            .origin.submitted_at = names[i].time;
    }
    for (Submission& row : recognized.rows) {
        std::vector<std::string> earlier;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (id_of(names[i]) == row.id && names[i].name == row.name &&
                names[i].time < row.origin.submitted_at) {
                if (std::find(earlier.begin(), earlier.end(), names[i].date) == earlier.end())
                    earlier.push_back(names[i].date);
                row.origin.entries.push_back(entries[i]->name);
            }
        if (!earlier.empty())
            row.remarks.push_back("The last attempt was graded, that of " +
                                  shown_time(*row.origin.submitted_at) + ", not the one of " +
                                  listed(earlier) + ".");
    }
    return recognized;
}

} // namespace grade
