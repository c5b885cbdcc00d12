// The pages shown instead of an exercise: the list, and the learner's lines beside the solution's.
#include "checks/sentences.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/lesson.hpp"
#include "tools/learn/loop.hpp"

#include <algorithm>

namespace learn {

/// The learner's lines beside the solution's.
void Loop::compare() {
    const std::filesystem::path solution = session.project / "solutions" / (exercise().name + ".cpp");
    if (!std::filesystem::exists(solution))
        return say("There are no solutions here to compare with.");
    if (session.verdicts[current].state != State::solved)
        return say("Solve it first; then d compares your lines with the solution's.");
    const std::vector<std::string> mine = code_of(support::read_file(session.file_of(current))),
                                   theirs = code_of(support::read_file(solution));
    cover();
    const std::vector<std::string> compared = diff(mine, theirs);
    if (std::all_of(compared.begin(), compared.end(), [](const std::string& line) { return line[0] == ' '; }))
        return show_page("Yours and the solution", {"They are the same."});
    std::vector<std::string> lines = {"- only in yours, + only in the solution; comments are left out", ""};
    for (const std::string& line : compared)
        lines.push_back(support::plain(line));
    show_page("Yours and the solution: " + exercise().function(), lines);
}

/// "✓ 03 linear_forward  The linear step forward: Z = W·A + b". What neither ✓ nor · says is said behind it.
std::vector<std::string> Loop::all_states(int width) const {
    std::size_t widest = 0;
    for (const checks::Exercise& one : session.course)
        widest = std::max(widest, one.function().size());
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < session.course.size(); ++i) {
        const checks::Exercise& one = session.course[i];
        const State state = session.verdicts[i].state;
        const bool open = state == State::unknown || state == State::not_started || state == State::not_ready;
        const std::string name = one.function() + std::string(widest - one.function().size(), ' ');
        std::string known = session.works_on(i)              ? "  …"
                            : open || state == State::solved ? ""
                                                             : "  (" + checks::to_string(state) + ")";
        if (one.further)
            known += "  (beyond the course)";
        const std::string begin = (state == State::solved ? "✓ "
                                   : open                 ? "· "
                                                          : "✗ ") +
                                  one.number() + ' ' + name + "  ";
        const int room = std::max(10, width - support::columns(begin) - support::columns(known));
        lines.push_back(begin + support::cut_to_columns(one.title, room) + known);
    }
    lines.insert(lines.end(), {"", "✓ solved   ✗ not right yet   · not started"});
    return lines;
}

std::vector<Key> Loop::all_keys() const {
    const bool is_solved = session.verdicts[current].state == State::solved;
    std::vector<Key> offered;
    if (!is_solved)
        offered.push_back({"h", "hint", "gives a hint; pressed again, the next one, which says more"});
    offered.push_back({"t", "lesson", "goes to the lesson, and back to what was found"});
    if (!exercise().builds_on.empty())
        offered.push_back({"o", "own", "checks on top of your own functions, not of the reference"});
    if (has_picture())
        offered.push_back({"v", "picture", "shows what your functions do now"});
    if (has_numbers())
        offered.push_back(
            {"i", "numbers", "opens what went into your function and what came out, in a browser"});
    if (is_solved && std::filesystem::exists(session.project / "solutions"))
        offered.push_back({"d", "diff", "compares your lines with the solution's"});
    offered.insert(offered.end(), {{"n", "next", "goes to the next exercise"},
                                   {"p", "back", "goes to the one before"},
                                   {"l", "list", "lists all exercises; a number, such as 03, goes to one"},
                                   {"r", "reset", "restores the original file and keeps yours"},
                                   {"?", "help", "shows this"},
                                   {"q", "quit", "ends learn; your work is in your files"}});
    return offered;
}

void Loop::help() {
    cover();
    std::vector<std::string> lines;
    for (const Key& key : all_keys())
        lines.push_back(key.key + "      " + key.sentence + '.');
    lines.emplace_back("Enter  checks again; a saved file is checked by itself.");
    if (terminal)
        lines.emplace_back("↑ ↓    scroll, and so do PgUp, PgDn, Home and End.");
    show_page("The keys", lines);
}

void Loop::list() {
    if (mode == Mode::finale)
        session.abandon();
    cover();
    listing = true;
    show_page("The exercises", all_states(terminal ? terminal_size().columns - 1 : 100));
}

/// The file is checked at once, and not once it is seen to have changed: what was kept is to be read meanwhile.
void Loop::reset() {
    constexpr double seconds_for_a_reset = 30;
    try {
        const std::string program = (session.build / "tools/course").string();
        const std::string said =
            support::run({program, "reset", exercise().name}, seconds_for_a_reset, max_output).output;
        say(support::plain(said.substr(0, said.find_last_not_of("\n") + 1)));
    } catch (const std::system_error&) {
        return say("build/tools/course is gone. Press q; ./deepsteps learn rebuilds it.");
    }
    scanning = false;
    watch.accept(current);
    begin(Job::check, {current});
}

} // namespace learn
