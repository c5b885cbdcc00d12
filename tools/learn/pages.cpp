// The pages shown instead of an exercise: the list, and the learner's lines beside the solution's.
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/lesson.hpp"
#include "tools/learn/loop.hpp"

namespace learn {

/// The learner's lines beside the solution's.
void Loop::compare() {
    const std::filesystem::path solution = session.project / "solutions" / (exercise().name + ".cpp");
    if (!std::filesystem::exists(solution))
        return say("There are no solutions here to compare with.");
    if (session.verdicts[current].state != State::solved)
        return say("Solve it first; then d compares your lines with the solution's.");
    const std::vector<std::string> mine = body_of(support::read_file(session.file_of(current))),
                                   theirs = body_of(support::read_file(solution));
    mode = Mode::page;
    if (mine == theirs)
        return show_page("Yours and the solution", {"They are the same, to the letter."});
    std::vector<std::string> lines = {"- only in yours, + only in the solution", ""};
    for (const std::string& line : diff(mine, theirs))
        lines.push_back(support::plain(line));
    show_page("Yours and the solution: " + exercise().function(), lines);
}

std::vector<std::string> Loop::all_states() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < session.course.size(); ++i) {
        const checks::Exercise& one = session.course[i];
        const State state = session.verdicts[i].state;
        const bool open = state == State::unknown || state == State::not_started || state == State::not_ready;
        lines.push_back((state == State::solved ? "✓ "
                         : open                 ? "· "
                                                : "✗ ") +
                        one.name + std::string(36 - std::min<std::size_t>(one.name.size(), 35), ' ') +
                        (session.works_on(i) ? "being checked" : checks::to_string(state)) +
                        (one.further ? " (beyond the course)" : ""));
    }
    return lines;
}

void Loop::list() {
    if (mode == Mode::finale)
        session.abandon();
    mode = Mode::page;
    listing = true;
    show_page("The exercises", all_states());
}

} // namespace learn
