// What an instructor gives the grader to find submissions in: the entries of a folder, of an archive, or of a shell's
// glob, with a look at the names inside each.
#pragma once

#include "dnn/support/temporary_folder.hpp"
#include "tools/grade/intake/file_names.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace grade {

struct DownloadEntry {
    std::string name;
    bool folder = false;
    std::filesystem::path path; // empty where the archive is not unpacked
    std::vector<std::string> inside =
        {}; // names below it, folders with a '/' at the end; not all of a large one
};

struct Download {
    std::string name; // of the folder or archive
    std::vector<DownloadEntry> entries;
};

/// Follows no link. Leaves out hidden entries, `results` and those of other runs.
Download look_into(const std::filesystem::path& folder, const std::filesystem::path& results = {});
Download look_at(const std::filesystem::path& parent, const std::vector<std::filesystem::path>& entries);

/// The names in an archive; no entries if it cannot be read.
Download look_into_archive(const std::filesystem::path& archive);

struct Unpacked {
    std::shared_ptr<const support::TemporaryFolder> owner;
    std::filesystem::path folder;           // named after the archive
    std::vector<std::string> left_out = {}; // links, and what has no place there
};

/// Writes a class's archive into a temporary folder: regular files and folders only. What may be one learner's is
/// unpacked to far less. Throws support::Error.
Unpacked unpack(const std::filesystem::path& archive, bool is_class);

/// Whether such an entry can be somebody's submission, rather than a list or a page beside the submissions.
bool may_be_handed_in(const DownloadEntry& entry);

/// "main.cpp" beside submissions: it is nobody's, unless a roster knows the name.
bool is_stray(const DownloadEntry& entry, const std::vector<Exercise>& course);

/// The only entry that may be handed in, but for stray ones; nullptr if there are several.
const DownloadEntry* only_holder(const Download& download, const std::vector<Exercise>& course);

/// Where it holds just one folder, and beside it only lists, pages and stray sources: what the folder holds.
std::optional<Download> without_wrapper(const Download& download, const std::vector<Exercise>& course,
                                        const std::filesystem::path& results = {});

} // namespace grade
