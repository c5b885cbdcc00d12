// What a file's name tells about its content, and names for the results' folders.
#pragma once

#include "checks/course.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace grade {

using checks::Exercise;

constexpr std::size_t max_file_name = 255; // also bounds the work of the regular expressions

/// What "Lee_03_linear_forward-2.cpp" tells.
struct ExerciseFileName {
    std::string exercise; // "03_linear_forward"
    bool prefixed = false;
    int suffix = 0;          // the 2: an LMS numbers resubmissions
    bool numbered = false;   // the 2 of "x (2)": a system numbers copies and downloads
    bool near = false;       // not the name that was asked for, but no other exercise can be meant
    bool respelled = false;  // it is, but for upper and lower case or another ending: "X.CPP", "x.cc"
    std::string prefix = {}; // "Lee"; of a near name, it may also stand behind
    // Of a near name: the words before the exercise, or those up to the first after it.
    std::size_t words_before = 0, words_named = 0;
};

/// What stands around a file's own name: "x.cpp.download", "x.cpp.gz", "x.cpp.zip".
enum class Wrapping { none, unfinished, compressed, archive };

struct Wrapped {
    std::string inside; // "x.cpp"
    Wrapping wrapping = Wrapping::none;
};

/// Only a source's name is taken out of a compressed one: any other archive may hold anything.
Wrapped wrapped(const std::string& name);

/// The 2 of "x-2" or "x (2)", which is taken off; else 0.
int take_suffix(std::string& stem);

/// The digits by which a platform's folder numbers an attempt: Teams' "Version 2", Schoology's "Revision 2 - Late",
/// OpenOLAT's "3_revisions_1", VPL's "2026-11-20-23-10-05". "" if it is none.
std::string attempt_of(const std::string& folder);

/// By the file's name without its folder; nothing if no exercise is meant, or one of several.
std::optional<ExerciseFileName> exercise_of(const std::vector<Exercise>& course,
                                            const std::string& file_name);

/// .zip, .tar, .tar.gz, .tgz, .tar.xz, .tar.bz2, .tar.zst, .7z, .rar and their short forms
bool is_archive_name(const std::string& name);
std::string without_archive_ending(const std::string& name);
/// The name of what may be a submission without its ending.
std::string stem_of(const std::string& name);

bool is_source_name(const std::string& name);
/// .ipynb: Jupyter's, with the cells of several exercises
bool is_notebook_name(const std::string& name);
/// Whether a file of this name may be a learner's whole submission.
bool may_hold_exercises(const std::string& name);
/// A source or what looks like one, whatever it holds: "helper.h", "x.cpp.bak", "work.zip.crdownload".
bool may_be_code(const std::string& name);
/// Of a kind in which a learner may have handed in answers: a source, a text, a notebook, an archive.
bool may_be_answer(const std::string& name);

/// "a", "b" and 3 more; with `has_more`, where others were not even counted, "and at least 3 more".
std::string listed(const std::vector<std::string>& names, std::size_t most = 3, bool has_more = false);

/// "x.cpp" of "a/x.cpp".
std::string file_name(const std::string& path);
/// "a/x (2).cpp".
std::string with_number(const std::string& path, int number);

/// ASCII letters alone, as unique_folder_name() compares.
std::string in_lower_case(std::string text);

/// Folder names that no file system or shell trips over, none twice and none in `taken`; they are added there. Case does
/// not matter. "ada-2" keeps its name, whichever of two others called "ada" needs a number.
std::vector<std::string> unique_folder_names(const std::vector<std::string>& wanted,
                                             std::set<std::string>& taken);

} // namespace grade
