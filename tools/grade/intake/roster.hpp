// The list of a class: gives rows the names and ids that a gradebook knows, finds strangers, and lists who handed in
// nothing.
#pragma once

#include "tools/grade/intake/submissions.hpp"

namespace grade {

struct RosterEntry {
    std::string name, id, login, email;
    std::string participant;                      // Moodle's, of "Participant 12"
    std::optional<std::time_t> submitted_at = {}; // of Moodle's worksheet
    int line = 0;                                 // in the file
};

/// Where the columns are; npos if there is none.
struct RosterColumns {
    std::size_t name = std::string::npos, first = name, last = name, id = name, login = name, email = name,
                role = name, submitted = name;
};

/// The first of the wanted keys that a file has, which are in order of preference; npos if there is none. `keys`: of all
/// its columns (column_keys()).
std::size_t column_of(const std::vector<std::string>& keys, const std::vector<std::string>& wanted);
RosterColumns roster_columns(const std::vector<std::string>& keys);

/// Finds the columns by their headers, in any order: name, id, login and email, or those of a platform's own list.
/// Throws support::Error, with the line where there is one.
std::vector<RosterEntry> read_roster(const std::filesystem::path& file);

/// Gives each member of a group a row of their own, if one of them is in the roster. Completes each submission by the
/// entry with its id, login, email or name, and adds one without files for each entry that none can belong to. Throws
/// support::Error if two submissions belong to one entry.
void join_roster(Intake& intake, const std::vector<RosterEntry>& roster);

} // namespace grade
