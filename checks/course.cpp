#include "checks/course.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace checks {

std::vector<Exercise> read_course(const std::filesystem::path& course_json) {
    std::ifstream file(course_json);
    if (!file)
        throw std::runtime_error("cannot open " + course_json.string() +
                                 "; run this in a complete copy of the project.");
    try {
        const nlohmann::json manifest = nlohmann::json::parse(file);
        std::vector<Exercise> course;
        for (const nlohmann::json& entry : manifest.at("exercises"))
            course.push_back({entry.at("name"), entry.at("title"), entry.at("points"), entry.at("builds_on"),
                              entry.at("hints"), entry.value("further", false)});
        return course;
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error(course_json.string() + " is not as expected: " + error.what());
    }
}

const Exercise* find_exercise(const std::vector<Exercise>& course, const std::string& word) {
    for (const Exercise& exercise : course)
        if (word == exercise.name || word == exercise.function() || word == exercise.number() ||
            "0" + word == exercise.number())
            return &exercise;
    return nullptr;
}

} // namespace checks
