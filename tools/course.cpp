// The course for the launcher: the exercises' names, their hints, and their original files.
#include "checks/course.hpp"
#include "checks/compiler/errors.hpp"
#include "dnn/support/files.hpp"
#include "tools/command_line.hpp"

#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>

namespace fs = std::filesystem;
using checks::Exercise;
using checks::exercise_meant;

namespace {

const fs::path project = DEEPSTEPS_SOURCE_DIR;

void print_hint(const Exercise& exercise, int level) {
    const int levels = static_cast<int>(exercise.hints.size());
    if (level < 1 || level > levels)
        throw std::runtime_error("hints have levels 1 to " + std::to_string(levels) + "; there is no " +
                                 std::to_string(level) + ".");
    std::cout << "Hint " << level << " of " << levels << " for " << exercise.function() << "\n"
              << exercise.hints[level - 1] << "\n";
    const std::string number = exercise.number();
    if (level < levels)
        std::cout << "One step further: ./deepsteps hint " << number << ' ' << level + 1 << '\n';
    else
        std::cout << "Then: ./deepsteps check " << number << '\n';
}

std::string read(const fs::path& file) {
    if (!std::ifstream(file))
        throw std::runtime_error("cannot read " + file.string() + ". If it exists: chmod u+r " +
                                 file.string());
    return support::read_file(file);
}

std::string original(const Exercise& exercise) {
    const auto fresh = checks::original(project, exercise);
    if (!fresh)
        throw std::runtime_error("there is nothing to restore " + exercise.file() +
                                 " from: the folder tools/originals is gone. Unpack the kit again elsewhere, "
                                 "and copy the file from there.");
    return *fresh;
}

/// Copies a learner's file to exercises/kept/, under a name with the time; returns where, from the project's folder.
fs::path keep(const fs::path& file, const std::string& name) {
    const std::time_t now = std::time(nullptr);
    std::ostringstream time;
    time << std::put_time(std::localtime(&now), "%Y-%m-%d_%H.%M.%S");
    const fs::path folder = "exercises/kept";
    fs::create_directories(project / folder);
    fs::path kept = folder / (name + '.' + time.str() + ".cpp");
    for (int copy = 2; fs::exists(project / kept); ++copy)
        kept = folder / (name + '.' + time.str() + '-' + std::to_string(copy) + ".cpp");
    fs::copy_file(file, project / kept);
    return kept;
}

void reset(const Exercise& exercise) {
    const fs::path file = project / exercise.file();
    const std::string fresh = original(exercise);
    if (fs::exists(file) && !fs::is_regular_file(file))
        throw std::runtime_error(exercise.file() +
                                 " is not a file: a folder or a pipe has its name. Move that away, "
                                 "then: ./deepsteps reset " +
                                 exercise.number());
    if (fs::exists(file) && read(file) == fresh) {
        std::cout << exercise.file() << " is still the original; nothing to do.\n";
        return;
    }
    const std::optional<fs::path> kept =
        fs::exists(file) ? std::optional(keep(file, exercise.name)) : std::nullopt;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << fresh;
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string() + ".");
    std::cout << exercise.file() << " is the original again.\n";
    if (kept)
        std::cout << "Your file is kept as " << kept->string() << ". To get it back:\n    cp "
                  << kept->string() << ' ' << exercise.file() << '\n';
}

/// Explains the build's first error to the learner: that of the first exercise that has one.
bool explain(const std::string& log, const std::vector<Exercise>& exercises) {
    for (const Exercise& exercise : exercises)
        if (const std::string said = first_compiler_error(log, project / exercise.file(),
                                                          support::read_file(project / exercise.file()));
            !said.empty()) {
            std::cout << said;
            return true;
        }
    return false;
}

std::vector<std::string> mistakes_in(const std::string& log, const fs::path& file) {
    constexpr bool is_recognized = false;
    return likely_mistakes(log, file, support::read_file(file), is_recognized);
}

} // namespace

int main(int argc, char** argv) {
    std::string word, log;
    int level = 1;
    const tools::Option needed{"exercise", &word, "its number, name or file", {.required = true}};
    const tools::Option first{"exercise", &word, "its number, name or file; default: the first unsolved one"};
    const tools::Option any{"exercise", &word, "its number, name or file; default: the first with an error"};
    const tools::Option file{"log", &log, "the file with the compiler's output", {.required = true}};
    const tools::Option step{"level", &level, "1, 2 or 3: each goes one step further"};
    const tools::CommandLine commands{
        "./deepsteps",
        "The exercises of the course.",
        {},
        {{"names", "every exercise: its name, its title, and \"further\" if it goes beyond the course"},
         {"name", "the full name of an exercise", {needed}},
         {"hint", "a hint for an exercise", {first, step}},
         {"reset", "restore the original of an exercise; your version is kept", {needed}},
         {"stub", "print the original of an exercise", {needed}},
         {"explain-log", "explain the first error in a build log", {file, any}},
         {"mistakes", "what compiles and is likely to be a mistake", {file, needed}}}};
    try {
        const std::string command = tools::read_command_line(commands, argc, argv).command;
        const std::vector<Exercise> course = checks::read_course(project / "exercises/course.json");
        if (command == "names")
            for (const Exercise& exercise : course)
                std::cout << exercise.name << '\t' << exercise.title
                          << (exercise.further ? "\tfurther\n" : "\n");
        else if (command == "name")
            std::cout << exercise_meant(course, word).name << '\n';
        else if (command == "hint")
            print_hint(exercise_meant(course, word), level);
        else if (command == "reset")
            reset(exercise_meant(course, word));
        else if (command == "stub")
            std::cout << original(exercise_meant(course, word));
        else if (command == "mistakes")
            for (const std::string& words :
                 mistakes_in(read(log), project / exercise_meant(course, word).file()))
                std::cout << words << '\n';
        else if (command == "explain-log")
            return explain(read(log), word.empty() ? course : std::vector{exercise_meant(course, word)}) ? 0
                                                                                                         : 1;
    } catch (const tools::EndsHere& end) {
        return end.say();
    } catch (const std::exception& error) {
        tools::print_error(error.what(), "deepsteps");
        return 1;
    }
    return 0;
}
