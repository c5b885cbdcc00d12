// Canvas: lovelaceada_LATE_123_4567_file, anon_LATE_aB3xZ_4567_file, lovelaceada_123_text.html; LATE before or after the
// id. The name of a group may itself end in numbers, as in "group_1_123_4567_file", and one of pictures alone is
// nothing, as in "_123_4567_file".
#include "dnn/support/pattern.hpp"
#include "tools/grade/intake/layouts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace grade {
namespace {

struct CanvasName {
    std::string name, id, attachment, own_name;
    bool late = false;
};

/// An entry, and all that it may mean, the one with the shortest name first.
struct CanvasEntry {
    const DownloadEntry* entry;
    std::vector<CanvasName> meanings;
};

using NumberLengths = std::pair<std::size_t, std::size_t>;

NumberLengths lengths(const CanvasName& name) {
    return {name.id.size(), name.attachment.size()};
}

/// Canvas's own numbers begin with no 0; exercises' do.
bool is_canvas_number(const std::string& field) {
    return !field.empty() && field[0] != '0' &&
           std::all_of(field.begin(), field.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> fields_of(const std::string& text) {
    std::vector<std::string> fields(1);
    for (const char c : text)
        if (c == '_')
            fields.emplace_back();
        else
            fields.back() += c;
    return fields;
}

std::string joined_fields(const std::vector<std::string>& fields, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i)
        text += (i > from ? "_" : "") + fields[i];
    return text;
}

std::optional<CanvasName> anonymous_name(const std::string& entry) {
    static const support::Pattern pattern(
        "^(?:LATE_)?anon(_LATE)?_([A-Za-z0-9]{3,12})(_LATE)?_([0-9]+)_(.+)$");
    const support::Parts parts = pattern.parts_of(entry);
    if (parts.empty())
        return std::nullopt;
    const bool late = entry.starts_with("LATE_") || !parts[1].empty() || !parts[3].empty();
    return CanvasName{"anon_" + parts[2], parts[2], parts[4], parts[5], late};
}

std::optional<CanvasName> text_name(const std::string& entry) {
    static const support::Pattern pattern(
        "^(?:LATE_)?(.+?)(_LATE)?_([0-9]+)(_LATE)?_((?:text|link)\\.html)$");
    const support::Parts parts = pattern.parts_of(entry);
    if (parts.empty())
        return std::nullopt;
    const bool late = entry.starts_with("LATE_") || !parts[2].empty() || !parts[4].empty();
    return CanvasName{parts[1], parts[3], "", parts[5], late};
}

std::vector<CanvasName> meanings_of(const std::string& entry) {
    if (entry.size() > max_file_name)
        return {};
    if (const auto name = anonymous_name(entry))
        return {*name};
    const std::vector<std::string> fields = fields_of(entry);
    const std::size_t first = fields[0] == "LATE" ? 1 : 0;
    std::vector<CanvasName> all;
    for (std::size_t i = first + 1; i + 2 < fields.size(); ++i) {
        const bool before = fields[i - 1] == "LATE" && i - 1 > first, behind = fields[i + 1] == "LATE";
        const std::size_t attachment = i + (behind ? 2 : 1);
        if (!is_canvas_number(fields[i]) || attachment + 1 >= fields.size() ||
            !is_canvas_number(fields[attachment]))
            continue;
        std::string name = joined_fields(fields, first, i - (before ? 1 : 0));
        const std::string own_name = joined_fields(fields, attachment + 1, fields.size());
        if (name.empty())
            name = fields[i];
        if (!own_name.empty())
            all.push_back({name, fields[i], fields[attachment], own_name, first == 1 || before || behind});
    }
    // "team_4_1004_text.html" may be a text of team_4, or the file text.html of team.
    if (const auto name = text_name(entry))
        all.push_back(*name);
    return all;
}

/// A text has one number.
bool is_text(const CanvasName& name) {
    return name.attachment.empty();
}

const CanvasName& meaning(const CanvasEntry& entry, const NumberLengths& wanted) {
    auto fits = std::find_if(entry.meanings.begin(), entry.meanings.end(),
                             [&](const CanvasName& name) { return lengths(name) == wanted; });
    if (fits == entry.meanings.end())
        fits = std::find_if(entry.meanings.begin(), entry.meanings.end(), is_text);
    return fits == entry.meanings.end() ? entry.meanings.front() : *fits;
}

/// Whether each name has one id and each id one name, and no file's number is there twice.
bool is_consistent(const std::vector<CanvasName>& names) {
    std::map<std::string, std::string> ids, people;
    std::set<std::string> attachments;
    return std::all_of(names.begin(), names.end(), [&](const CanvasName& name) {
        return ids.insert({name.name, name.id}).first->second == name.id &&
               people.insert({name.id, name.name}).first->second == name.name &&
               (is_text(name) || attachments.insert(name.attachment).second);
    });
}

/// Canvas counts the people and files of all its courses, so its numbers are long: a short one is a name's.
bool are_long(const CanvasName& name, std::size_t digits) {
    return name.id.size() >= digits && (is_text(name) || name.attachment.size() >= digits);
}

bool are_all_long(const std::vector<CanvasName>& names, std::size_t digits) {
    return std::all_of(names.begin(), names.end(),
                       [&](const CanvasName& name) { return are_long(name, digits); });
}

using Reading = std::vector<CanvasName>; // one name per entry

template <class Choice>
Reading read_all(const std::vector<CanvasEntry>& entries, const Choice& choice) {
    Reading names;
    for (const CanvasEntry& entry : entries)
        names.push_back(choice(entry));
    return names;
}

/// With numbers of the same length in all entries.
std::vector<Reading> uniform_readings(const std::vector<CanvasEntry>& entries) {
    std::vector<NumberLengths> everywhere;
    const auto has = [](const CanvasEntry& entry, const NumberLengths& wanted) {
        return std::any_of(entry.meanings.begin(), entry.meanings.end(),
                           [&](const CanvasName& name) { return is_text(name) || lengths(name) == wanted; });
    };
    for (const CanvasEntry& entry : entries)
        for (const CanvasName& name : entry.meanings)
            if (!is_text(name) &&
                std::all_of(entries.begin(), entries.end(),
                            [&](const CanvasEntry& other) { return has(other, lengths(name)); }) &&
                std::find(everywhere.begin(), everywhere.end(), lengths(name)) == everywhere.end())
                everywhere.push_back(lengths(name));
    std::vector<Reading> all;
    for (const NumberLengths& wanted : everywhere)
        all.push_back(read_all(entries, [&](const CanvasEntry& entry) { return meaning(entry, wanted); }));
    return all;
}

constexpr std::size_t few_digits = 3;

/// The shortest name with long numbers behind it.
const CanvasName& shortest_before_long(const CanvasEntry& entry) {
    const auto fits = std::find_if(entry.meanings.begin(), entry.meanings.end(),
                                   [](const CanvasName& name) { return are_long(name, few_digits); });
    return fits == entry.meanings.end() ? entry.meanings.front() : *fits;
}

/// A learner writes what stands behind Canvas's numbers, but alone cannot make other numbers fit those of all entries,
/// and has none of less than three digits where the others' are long.
Reading chosen_names(const std::vector<CanvasEntry>& entries) {
    const std::vector<Reading> uniform = uniform_readings(entries);
    for (const std::size_t digits : {few_digits + 1, few_digits})
        for (const Reading& names : uniform)
            if (is_consistent(names) && are_all_long(names, digits))
                return names;
    if (Reading names = read_all(entries, shortest_before_long);
        is_consistent(names) && are_all_long(names, few_digits))
        return names;
    const auto fits = std::find_if(uniform.begin(), uniform.end(), is_consistent);
    return fits != uniform.end()
               ? *fits
               : read_all(entries, [](const CanvasEntry& entry) { return entry.meanings.front(); });
}

/// "hw4_2026_11_anna.zip": a date of the instructor's or the learner's, not Canvas's numbers.
bool is_date(const CanvasName& name) {
    return name.id.size() == 4 && (name.id.starts_with("19") || name.id.starts_with("20")) &&
           !name.attachment.empty() && name.attachment.size() <= 2;
}

bool is_lower_number(const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

} // namespace

Recognized canvas_layout(const Download& download) {
    Recognized recognized;
    recognized.platform = Platform::canvas;
    std::vector<CanvasEntry> entries;
    for (const DownloadEntry& entry : download.entries) {
        std::vector<CanvasName> meanings = entry.folder ? std::vector<CanvasName>{} : meanings_of(entry.name);
        if (meanings.empty())
            recognized.unexplained.push_back(entry.name);
        else
            entries.push_back({&entry, std::move(meanings)});
    }
    const Reading names = chosen_names(entries);
    if (std::all_of(names.begin(), names.end(), is_date))
        return {};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const CanvasName& name = names[i];
        Origin& origin = add_to_row(recognized, *entries[i].entry, name.name, name.id, name.own_name).origin;
        origin.late = origin.late || name.late;
        if (origin.attachment.empty() || is_lower_number(origin.attachment, name.attachment))
            origin.attachment = name.attachment;
    }
    return recognized;
}

} // namespace grade
