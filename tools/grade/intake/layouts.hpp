// The layouts of downloads. Each platform's is recognized by all entries together, at the level where the platform
// writes the names: what a learner called a file or folder of their own never makes a row.
#pragma once

#include "tools/grade/intake/download.hpp"
#include "tools/grade/intake/submissions.hpp"

namespace grade {

/// What a layout makes of a download.
struct Recognized {
    Platform platform = Platform::plain;
    std::vector<Submission> rows;
    std::vector<std::string> beside;       // the platform's or the instructor's own files
    std::vector<std::string> unexplained;  // entries that the layout has no place for
    std::string refusal = {};              // why these entries cannot be told apart, or ""
    std::vector<std::string> classes = {}; // entries that hold whole classes; then there are no rows
    std::vector<std::string> missing = {}; // submissions that the platform lists, but that are not there
    std::vector<Submission> strays = {};   // sources beside the submissions that name no exercise
};

Recognized canvas_layout(const Download& download);
Recognized moodle_layout(const Download& download);
Recognized blackboard_layout(const Download& download);
Recognized brightspace_layout(const Download& download);
Recognized gradescope_layout(const Download& download);
/// GitHub Classroom's and Classroom 50's repositories.
Recognized repositories_layout(const Download& download);

/// Of an instructor's own making: a folder or archive for each learner, or files that begin with the learner's name.
/// `lone`: the entries are those of one folder or archive, which may be a single learner's; then rows are left empty.
Recognized plain_layout(const Download& download, const std::vector<Exercise>& course, bool lone);

/// The platform whose layout explains all entries. Entries that only some layout explains in part give a refusal;
/// no rows and no refusal: no platform's names.
Recognized platform_layout(const Download& download, const std::vector<Exercise>& course);

void add_stray(Recognized& recognized, const DownloadEntry& entry);

/// Adds the file or folder to the row with this name and id, and returns the row.
Submission& add_to_row(Recognized& recognized, const DownloadEntry& entry, const std::string& name,
                       const std::string& id, const std::string& own_name);

} // namespace grade
