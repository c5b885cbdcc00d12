#include "checks/course.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <fstream>

namespace checks {

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

const Exercise* find_exercise(const std::vector<Exercise>& course, const std::string& word) {
    for (const Exercise& exercise : course)
        if (word == exercise.name || word == exercise.function() || word == exercise.number() ||
            "0" + word == exercise.number())
            return &exercise;
    return nullptr;
}

} // namespace checks
