// The paths that an instructor gives, and why they are refused.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

/// The path without a trailing slash, which would make a link be followed.
std::filesystem::path without_slash(const std::filesystem::path& path);

/// Absolute, so that "." and ".." have a name.
std::filesystem::path named_path(const std::filesystem::path& given);

/// Follows no link.
std::filesystem::file_type type_of(const std::filesystem::path& path);

/// Throws support::Error if there is nothing.
void check_exists(const std::filesystem::path& path);

/// Throws support::Error: what is at the path is neither a class nor a submission.
[[noreturn]] void refuse(const std::filesystem::path& where, const std::string& why);

/// Throws support::Error: the only archive there is may be one learner's, or a class's download that was cut short.
[[noreturn]] void refuse_unreadable(const std::filesystem::path& archive);

/// Throws support::Error: without these entries, an archive is no class any more.
[[noreturn]] void refuse_left_out(const std::filesystem::path& archive,
                                  const std::vector<std::string>& entries);

/// Throws support::Error: these entries are classes themselves.
[[noreturn]] void refuse_classes(const std::filesystem::path& where, const std::vector<std::string>& classes);

} // namespace grade
