// What tells a class from one learner's work: the names of folders, and what is inside the entries.
#pragma once

#include "tools/grade/intake/layouts.hpp"

#include <string>
#include <vector>

namespace grade {

/// "src", "old", "Version 2": a part of somebody's work, not somebody.
bool names_a_part(const std::string& folder);

/// A part, or "hw4", "Week 4", "submissions": a name that says nothing about whose work it is.
bool names_nobody(const std::string& folder);

/// "Jane Doe", of "Jane Doe - deepsteps-submission (1)"; "" for other names.
std::string owner_of(const std::string& name);

/// The name of the one learner whose work the download is: the innermost folder's that may be somebody's name, where
/// there is nothing but that folder; else the download's own.
std::string name_of_lone(const Download& download, const std::vector<Exercise>& course);

/// Whether a platform's names of several people, or of one where `of_one`, stand in the entry.
bool holds_platform_class(const DownloadEntry& entry, const std::vector<Exercise>& course,
                          bool of_one = false);

/// What stands in a folder or archive; no entries where that is not known.
Download contents_of(const DownloadEntry& entry, const std::vector<Exercise>& course);

/// The names of those folders and archives that are sections: each holds the work of several learners, who have handed
/// in the same exercises. None if most are not.
std::vector<std::string> sections_among(const std::vector<const DownloadEntry*>& entries,
                                        const std::vector<Exercise>& course);

/// The exercises that the names inside the entry tell.
std::set<std::string> exercises_in(const DownloadEntry& entry, const std::vector<Exercise>& course);

/// Whether two of them hold the same exercise, which one learner's parts do not.
bool share_an_exercise(const std::vector<std::set<std::string>>& all);

} // namespace grade
