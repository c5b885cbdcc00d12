// exercises/course.json, the one ordered list of exercises.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace checks {

/// The learner's lines are between these two lines.
inline constexpr const char* start_marker = "// ### START CODE HERE ###";
inline constexpr const char* end_marker = "// ### END CODE HERE ###";

/// The original has only this between them, with its function's name in quotes.
inline constexpr const char* throw_of_original = "throw dnn::NotImplemented(";

/// Where the project and its build folder are.
struct Workplace {
    std::filesystem::path project, build;
};

struct Exercise {
    std::string name;                   // "03_linear_forward": its file, its program, its tests
    std::string title;                  // one line, for lists
    int points = 0;                     // for grading
    std::vector<std::string> builds_on; // names of the exercises it calls
    std::vector<std::string> hints;     // three, each one step further
    bool further = false;               // beyond the course: optional, without points
    std::string picture = {};           // the exercise whose worker serves its picture; "": it has none

    std::string number() const { return name.substr(0, 2); } // "03"
    std::string function() const { return name.substr(3); }  // "linear_forward"
    std::string file() const { return "exercises/" + name + ".cpp"; }
};

/// Reads the manifest; throws std::runtime_error with one sentence if it cannot.
std::vector<Exercise> read_course(const std::filesystem::path& course_json);

/// The text of an exercise's file with other lines between its two marker lines; nothing if it has lost them.
std::optional<std::string> with_code(const std::string& text, const std::string& code);

/// The file as it was handed out: its solution's without the body; in a kit, which has no solutions, what it brought.
/// Nothing if neither is there.
std::optional<std::string> original(const std::filesystem::path& project, const Exercise& exercise);

/// "3", "03", "linear_forward" and "03_linear_forward" all name the same exercise; nullptr if none is meant.
const Exercise* find_exercise(const std::vector<Exercise>& course, const std::string& word);

/// What a learner types: a number or name as above, in any case, or the exercise's file, as an editor or the shell
/// names it. Throws std::runtime_error with one sentence if none is meant.
const Exercise& exercise_meant(const std::vector<Exercise>& course, const std::string& word);

} // namespace checks
