// The instructor's rules for a class. A later run into the same folder follows them, too: without the roster, a latecomer
// would get another name, and without the deadline, everyone's late points would come back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

/// In the words of the command line; "" for what was never given.
struct Rules {
    std::string due, late, roster, grace;
    /// The words of each --for: the platform and the assignment's title, if any.
    std::vector<std::vector<std::string>> platforms = {};
};

/// What takes a rule of earlier runs back; `--for none` takes back all platforms.
inline constexpr const char* no_rule = "none";

/// The rules of the earlier runs into this folder of results.
Rules rules_of(const std::filesystem::path& out);

/// The new rules, completed by those of earlier runs. Each platform is a rule of its own. Without the deadline, what
/// counts from it does not hold, either.
Rules completed(Rules rules, const Rules& earlier);

/// Of `rules`, what `others` do not set.
Rules without(Rules rules, const Rules& others);

/// The hours of --grace. Throws support::Error.
double hours_of(const std::string& grace);

/// As options, such as "--due "2026-11-20 23:59" --late 10%/day"; "" if there are none.
std::string to_string(const Rules& rules);

} // namespace grade
