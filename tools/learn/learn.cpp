// ./deepsteps learn: shows the current exercise, checks saved files, and takes single keys.
#include "dnn/support/terminal.hpp"
#include "tools/command_line.hpp"
#include "tools/learn/loop.hpp"

#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr int failed = 1;

int learn_from(const std::string& word) {
    const fs::path project = DEEPSTEPS_SOURCE_DIR;
    learn::Session session(checks::read_course(project / "exercises/course.json"), project,
                           DEEPSTEPS_BUILD_DIR);
    std::optional<std::size_t> first;
    if (!word.empty())
        first =
            static_cast<std::size_t>(&checks::exercise_meant(session.course, word) - session.course.data());
    const bool terminal = support::is_terminal() && isatty(STDIN_FILENO) == 1;
    return learn::Loop(session, first, terminal, support::wants_colour()).run();
}

} // namespace

int main(int argc, char** argv) {
    std::string word;
    try {
        tools::read_command_line(
            {"./deepsteps learn",
             "Stays with you while you write the exercises: checks what you save, gives hints, moves on.",
             {{"exercise", &word, "where to start, instead of the first unsolved exercise"}}},
            argc, argv);
        return learn_from(word);
    } catch (const tools::EndsHere& end) {
        return end.say();
    } catch (const std::exception& error) {
        tools::print_error(error.what(), "deepsteps");
        return failed;
    }
}
