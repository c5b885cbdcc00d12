// The judge's report: what learn, check, list, ctest and grade read, and the only thing they read.
#pragma once

#include "checks/verdict.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace checks {

/// The version of the file's format; other versions are not read.
inline constexpr int report_format = 5;

/// JSON. Invalid UTF-8 is replaced.
std::string to_json(const Report& report);

/// The function that was met unwritten, where no check passes; nullptr if there is none.
const NotWritten* not_written_in(const Report& report);

/// Nothing if `json` is no report in this format.
std::optional<Report> report_of(const std::string& json);

/// The same from and to a file, which is written whole or not at all.
void write_report(const std::filesystem::path& file, const Report& report);
std::optional<Report> read_report(const std::filesystem::path& file);

} // namespace checks
