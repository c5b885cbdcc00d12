// The instructor's rules for a class. A later run into the same folder follows them, too: without the roster, a latecomer
// would get another name, and without the deadline, everyone's late points would come back.
#pragma once

#include <filesystem>
#include <string>

namespace grade {

/// In the words of the command line; "" for what was never given.
struct Rules {
    std::string due, late, roster;
    double grace = 0; // hours
};

/// What takes a rule of earlier runs back.
inline constexpr const char* no_rule = "none";

/// The rules of the earlier runs into this folder of results.
Rules rules_of(const std::filesystem::path& out);

/// The new rules, completed by those of earlier runs.
Rules completed(Rules rules, const Rules& earlier);

/// As options, such as "--due "2026-11-20 23:59" --late 10%/day"; "" if there are none.
std::string to_string(const Rules& rules);

} // namespace grade
