// What goes out to the learning platforms: for each --for the files that the platform imports, made from the records of
// a run.
#pragma once

#include "tools/grade/judging/record.hpp"
#include "tools/grade/outgoing/gradebook.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

// What the files are called in the folder of results; a later run without the platform removes them.
inline constexpr const char* canvas_grades_file = "canvas-grades.csv";
inline constexpr const char* canvas_feedback_file = "canvas-feedback.zip";
inline constexpr const char* moodle_grades_file = "moodle-grades.csv";
inline constexpr const char* moodle_feedback_file = "moodle-feedback.zip";
inline constexpr const char* blackboard_grades_file = "blackboard-grades.csv";
inline constexpr const char* brightspace_grades_file = "brightspace-grades.csv";
inline constexpr const char* gradescope_results_file = "gradescope-results.json";
inline constexpr const char* classroom50_result_file = "result.json";

/// Why a learner is not in a file.
enum class LeftOut {
    handed_in_nothing,
    /// The grader or the machine failed.
    not_final,
    /// No run has covered some exercise.
    not_graded,
    no_id,
    /// Moodle's worksheet has no such row.
    not_in_list,
    /// Moodle's worksheet says that the grade cannot be changed.
    locked,
    /// Canvas's gradebook says EX.
    excused,
    /// Canvas attaches feedback only to a file that was handed in.
    no_attachment,
};

struct Outgoing {
    Platform platform = Platform::plain;
    std::string file; // its name in the folder of results
    std::string content;
    std::string place;                                          // where it is uploaded
    std::size_t learners = 0;                                   // in it; with none it is not written
    std::vector<std::pair<LeftOut, std::string>> left_out = {}; // why, and the learner's name
    std::vector<std::string> notices = {};                      // what to know before the upload
};

/// What the files are made from.
struct Graded {
    const std::vector<Record>& records;
    double max_points = 0;
    const Gradebook& gradebook;
};

/// Why the learner has no grade to send, if so.
std::optional<LeftOut> why_ungraded(const Record& record);

/// For Grades > Import: one column with exactly this header, or with that of the gradebook that begins so.
Outgoing canvas_grades(const Graded& graded, const std::string& title);
/// The offline grading worksheet; the instructor's own, filled in, if that is the gradebook. Throws support::Error.
Outgoing moodle_grades(const Graded& graded);
/// Throws support::Error for a worksheet of Moodle's that cannot be filled in.
void check_worksheet(const Gradebook& gradebook);
/// `title` is a header of the Grade Center's download, or begins one in the gradebook.
Outgoing blackboard_grades(const Graded& graded, const std::string& title);
Outgoing brightspace_grades(const Graded& graded, const std::string& title);

/// The learners' pages, read from the results' folder `out`, under names by which the platform finds whose they are.
Outgoing canvas_feedback(const Graded& graded, const std::filesystem::path& out);
Outgoing moodle_feedback(const Graded& graded, const std::filesystem::path& out);

} // namespace grade
