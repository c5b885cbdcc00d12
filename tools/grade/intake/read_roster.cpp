// The file of a roster.
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/csv.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/intake/worksheet.hpp"

#include <algorithm>

namespace grade {
namespace {

constexpr std::uintmax_t max_roster = 16 << 20; // bytes

/// Whether such people hand nothing in.
bool is_staff(const std::string& role) {
    const std::string key = header_key(role);
    return key == "ta" || key == "instructor" || key == "teacher" || key == "lecturer" || key == "grader" ||
           key == "tutor" || key == "observer" || key == "designer" || key == "teachingassistant" ||
           key == "noneditingteacher" || key == "courseassistant" || key == "reader";
}

/// "1.23457E+11", of the id 123456789012.
bool is_ruined(const std::string& id) {
    static const support::Pattern scientific("^[0-9]([.,][0-9]+)?E\\+[0-9]+$");
    return id.size() < 40 && !scientific.parts_of(id).empty();
}

std::string name_in(const CsvRow& row, const RosterColumns& columns) {
    if (columns.name != std::string::npos)
        return cell(row, columns.name);
    const std::string first = cell(row, columns.first), last = cell(row, columns.last);
    return first + (first.empty() || last.empty() ? "" : " ") + last;
}

} // namespace

std::size_t column_of(const std::vector<std::string>& keys, const std::vector<std::string>& wanted) {
    for (const std::string& key : wanted)
        if (const auto found = std::find(keys.begin(), keys.end(), key); found != keys.end())
            return static_cast<std::size_t>(found - keys.begin());
    return std::string::npos;
}

RosterColumns roster_columns(const std::vector<std::string>& header) {
    RosterColumns columns;
    columns.name =
        column_of(header, {"name", "student", "fullname", "studentname", "displayname", "rostername"});
    columns.first = column_of(header, {"firstname", "givenname", "vorname"});
    columns.last = column_of(header, {"lastname", "surname", "familyname", "nachname"});
    columns.id = column_of(header, {"id", "identifier", "studentid", "sid", "userid", "idnumber",
                                    "orgdefinedid", "sisuserid", "matriculationnumber", "matrikelnummer"});
    columns.login =
        column_of(header, {"login", "username", "sisloginid", "loginid", "githubusername", "user"});
    columns.email = column_of(header, {"email", "emailaddress", "mail"});
    columns.role = column_of(header, {"role", "roles", "courserole"});
    columns.submitted = column_of(header, {"lastmodifiedsubmission"});
    return columns;
}

std::vector<RosterEntry> read_roster(const std::filesystem::path& file) {
    const std::string shown = support::one_line(file.string());
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error) ||
        std::filesystem::file_size(file, error) > max_roster)
        throw support::Error("cannot read the roster " + shown + "; give a CSV file.");
    const std::vector<CsvRow> rows = read_csv(support::read_file(file), shown);
    const RosterColumns columns =
        rows.empty() ? RosterColumns{} : roster_columns(column_keys(rows.front().cells));
    const bool named = columns.name != std::string::npos || columns.last != std::string::npos;
    if (!named && columns.id == std::string::npos && columns.login == std::string::npos)
        throw support::Error(
            shown + " has no column name, id or login; its first line must name its columns, as in "
                    "\"name,id,login,email\". Download a platform's list with the platform set to English.");
    std::vector<RosterEntry> roster;
    std::map<std::string, int> lines;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        RosterEntry entry{name_in(rows[i], columns), cell(rows[i], columns.id), cell(rows[i], columns.login),
                          cell(rows[i], columns.email), ""};
        for (std::string* value : {&entry.id, &entry.login}) // Brightspace writes "#12345"
            if (value->starts_with('#'))
                value->erase(0, 1);
        if ((entry.name == "Points Possible" && entry.id.empty()) ||
            entry.name == "Student, Test") // Canvas's own
            continue;
        if (const std::string participant = participant_in(entry.id); !participant.empty())
            entry.id = entry.participant = participant;
        if ((entry.name.empty() && entry.id.empty() && entry.login.empty()) ||
            is_staff(cell(rows[i], columns.role)))
            continue;
        entry.line = rows[i].line;
        entry.submitted_at = time_of(cell(rows[i], columns.submitted));
        if (is_ruined(entry.id))
            throw support::Error(
                shown + ", line " + std::to_string(rows[i].line) + ": the id " + entry.id +
                " is what a spreadsheet has made of a longer one; format that column as text, and "
                "enter the ids anew.");
        if (!entry.id.empty()) {
            const auto [known, is_new] = lines.insert({entry.id, rows[i].line});
            if (!is_new)
                throw support::Error(shown + ", line " + std::to_string(rows[i].line) + ": the id " +
                                     support::one_line(entry.id) + " stands in line " +
                                     std::to_string(known->second) + " already.");
        }
        roster.push_back(std::move(entry));
    }
    if (roster.empty())
        throw support::Error(shown + " names nobody; it needs a line for each learner.");
    return roster;
}

} // namespace grade
