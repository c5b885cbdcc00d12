#include "checks/course.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <cctype>
#include <fstream>

namespace checks {
namespace {

/// "03_linear_forward"
bool is_exercise_name(const std::string& name) {
    constexpr std::size_t digits = 2;
    return name.size() > digits + 1 && std::isdigit(static_cast<unsigned char>(name[0])) != 0 &&
           std::isdigit(static_cast<unsigned char>(name[1])) != 0 && name[digits] == '_';
}

} // namespace

std::vector<Exercise> read_course(const std::filesystem::path& course_json) {
    if (!std::ifstream(course_json))
        throw std::runtime_error("cannot open " + course_json.string() +
                                 "; run this in a complete copy of the project.");
    try {
        const support::Json manifest = support::parsed_json(support::read_file(course_json));
        std::vector<Exercise> course;
        for (const support::Json& entry : manifest.at("exercises"))
            course.push_back({entry.at("name"), entry.at("title"), entry.at("points"), entry.at("builds_on"),
                              entry.at("hints"), entry.value("further", false), entry.value("picture", "")});
        for (const Exercise& exercise : course)
            if (!is_exercise_name(exercise.name))
                throw std::runtime_error(course_json.string() + " is not as expected: the name \"" +
                                         exercise.name + "\" should be like \"03_linear_forward\".");
        return course;
    } catch (const support::Json::exception& error) {
        throw std::runtime_error(course_json.string() + " is not as expected: " + error.what());
    }
}

std::optional<std::string> with_code(const std::string& text, const std::string& code) {
    const std::size_t start = text.find(start_marker), end = text.find(end_marker);
    if (start == std::string::npos || end == std::string::npos || end < start)
        return std::nullopt;
    return text.substr(0, text.find('\n', start) + 1) + code + "    " + text.substr(end);
}

std::optional<std::string> original(const std::filesystem::path& project, const Exercise& exercise) {
    const std::filesystem::path solution = project / "solutions" / (exercise.name + ".cpp"),
                                of_kit = project / "tools/originals" / exercise.number();
    if (std::filesystem::exists(solution))
        return with_code(support::read_file(solution),
                         std::string("    ") + throw_of_original + '"' + exercise.function() + "\");\n");
    return std::filesystem::exists(of_kit) ? std::optional(support::read_file(of_kit)) : std::nullopt;
}

const Exercise* find_exercise(const std::vector<Exercise>& course, const std::string& word) {
    for (const Exercise& exercise : course)
        if (word == exercise.name || word == exercise.function() || word == exercise.number() ||
            "0" + word == exercise.number())
            return &exercise;
    return nullptr;
}

namespace {

/// "exercises/03_linear_forward.cpp" is 03_linear_forward, and so is the file named from within its folder; another
/// folder's file is no exercise.
std::string without_folder(const std::string& word) {
    const std::filesystem::path path = std::filesystem::path(word).lexically_normal();
    const std::string folder = path.parent_path().filename().string();
    if (!folder.empty() && folder != "exercises")
        return word;
    return path.extension() == ".cpp" ? path.stem().string() : path.filename().string();
}

std::string lower(std::string text) {
    for (char& letter : text)
        letter = letter == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return text;
}

} // namespace

const Exercise& exercise_meant(const std::vector<Exercise>& course, const std::string& word) {
    const std::string name = lower(without_folder(word));
    for (const Exercise& exercise : course)
        if (name == lower(exercise.name) || name == lower(exercise.function()) || name == exercise.number() ||
            "0" + name == exercise.number())
            return exercise;
    throw std::runtime_error("there is no exercise \"" + word + "\"; give a number from " +
                             course.front().number() + " to " + course.back().number() +
                             ", a name or a file in exercises/. ./deepsteps list shows them all.");
}

} // namespace checks
