#include "tools/learn/loop.hpp"

#include "dnn/support/files.hpp"
#include "tools/learn/lesson.hpp"

#include <cerrno>
#include <csignal>
#include <iostream>
#include <poll.h>
#include <unistd.h>

namespace learn {
namespace {

std::vector<std::string> files_of(const std::vector<checks::Exercise>& course) {
    std::vector<std::string> files;
    for (const checks::Exercise& exercise : course)
        files.push_back(exercise.name + ".cpp");
    return files;
}

} // namespace

Loop::Loop(Session& session_, std::optional<std::size_t> first_, bool has_terminal, bool colour_)
    : session(session_), first(first_), colour(colour_),
      watch(session.project / "exercises", files_of(session.course)) {
    if (has_terminal)
        terminal = std::make_unique<Terminal>();
}

int Loop::run() {
    page_title = "Checking how far you are";
    begin(Job::check, the_course());
    while (!end) {
        show();
        wait();
        for (const int signal : signals.arrived())
            on_signal(signal);
        on_files(watch.changed());
        if (session.step())
            on_step();
        // Lines from a pipe wait for the check before them; keys at a terminal do not, and q never waits.
        while (!end && !keys.empty() && (terminal || keys.front() == 'q' || !session.busy())) {
            const char key = keys.front();
            keys.pop_front();
            on_key(key);
        }
        check_what_is_stale();
        if (input_ended && keys.empty() && !session.busy())
            end = 0;
    }
    session.abandon();
    terminal.reset();
    farewell();
    return *end;
}

void Loop::wait() {
    pollfd wanted[] = {{input_ended ? -1 : STDIN_FILENO, POLLIN, 0},
                       {signals.descriptor(), POLLIN, 0},
                       {watch.descriptor(), POLLIN, 0},
                       {session.descriptor(), POLLIN, 0}};
    // A program that has closed its output will exit in a moment.
    const int patience = !session.busy() ? 1000 : session.descriptor() < 0 ? 5 : 200;
    if (poll(wanted, std::size(wanted), std::min(patience, watch.patience())) > 0 && wanted[0].revents != 0)
        read_keys();
}

void Loop::read_keys() {
    char typed[256];
    const ssize_t got = read(STDIN_FILENO, typed, sizeof typed);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        input_ended = true;
        if (terminal) // it is gone
            end = 0;
    } else if (got > 1 && typed[0] == '\x1b') {
        keys.push_back('\x1b'); // an arrow or the like: one key, and none of ours
    } else {
        keys.insert(keys.end(), typed, typed + got);
    }
}

void Loop::on_signal(int signal) {
    switch (signal) {
    case SIGTSTP:
        if (terminal)
            terminal->leave();
        raise(SIGSTOP);
        [[fallthrough]];
    case SIGCONT:
        if (terminal)
            terminal->enter();
        [[fallthrough]];
    case SIGWINCH:
        drawn.clear();
        break;
    default:
        end = 128 + signal;
    }
}

void Loop::on_files(const std::set<std::size_t>& changed) {
    if (changed.empty() || mode == Mode::scanning) {
        stale.insert(changed.begin(), changed.end());
        return;
    }
    const bool at_the_end = mode == Mode::finale || mode == Mode::congratulations;
    stale.insert(changed.begin(), changed.end());
    if (at_the_end || changed.contains(current)) {
        const std::size_t i = changed.contains(current) ? current : *changed.begin();
        if (i != current || mode != Mode::working)
            put(i);
        own = false;
        message.clear();
        tell({{exercise().file() + " was saved."}});
        begin(Job::check, {i});
    } else {
        for (const std::size_t i : changed)
            if (session.works_on(i))
                return begin(Job::check, {changed.begin(), changed.end()});
    }
}

void Loop::on_step() {
    if (session.busy())
        return;
    if (mode == Mode::scanning)
        return scanned();
    if (mode == Mode::finale)
        return session.job() == Job::own ? on_chain() : on_training();
    if (!session.was_about(current))
        return;
    if (verdict().state == State::solved)
        hint_text.clear();
    tell(verdict_lines(view(), 100));
    if (!terminal && !own && !exercise().further && unsolved().empty())
        begin_finale(); // at a terminal the learner may first look at the last verdict
}

View Loop::view() const {
    View all;
    all.total = static_cast<int>(the_course().size());
    all.solved = all.total - static_cast<int>(unsolved().size());
    all.number = exercise().number();
    all.function = exercise().function();
    all.title = exercise().title;
    all.file = exercise().file();
    all.source = support::read_file(session.file_of(current));
    all.verdict = verdict();
    all.own = own;
    all.hint = hint_text;
    all.message = message;
    all.page = listing ? all_states() : page; // they may change while the list is shown
    all.page_title = page_title;
    all.keys = all_keys;
    if (mode == Mode::scanning || mode == Mode::finale)
        all.keys = "q quit";
    else if (mode == Mode::page)
        all.keys = "two digits go to that exercise, any other key goes back, q quit";
    else if (mode == Mode::resetting)
        all.keys = "y yes  n no";
    else if (mode == Mode::congratulations)
        all.keys = std::string(further() ? "n go further  " : "") + "l list  q quit";
    if (mode == Mode::scanning || mode == Mode::finale || session.works_on(current))
        all.progress = session.progress();
    return all;
}

void Loop::show() {
    if (!terminal)
        return;
    std::vector<std::string> lines;
    for (const Line& line : draw(view(), terminal_size()))
        lines.push_back(paint(line, colour));
    if (lines == drawn)
        return;
    terminal->draw(lines);
    drawn = lines;
}

void Loop::tell(const std::vector<Line>& lines) const {
    if (terminal)
        return;
    for (const Line& line : lines)
        std::cout << line.text << '\n';
    std::cout.flush();
}

void Loop::tell_exercise() const {
    if (terminal)
        return;
    const View now = view();
    std::vector<Line> lines{
        {""}, {"Exercise " + now.number + " · " + now.function + ": " + now.title}, {"File: " + now.file}};
    for (const std::string& line : task_of(now.source, 98))
        lines.push_back({"  " + line});
    for (const Line& line : verdict_lines(now, 100))
        lines.push_back(line);
    tell(lines);
}

/// Says where the learner is and how to go on, once the screen is gone.
void Loop::farewell() const {
    const View now = view();
    if (mode == Mode::congratulations)
        std::cout << "All " << now.total << " exercises are solved. Carry on with: "
                  << "./deepsteps train --functions exercises\n";
    else if (mode != Mode::scanning)
        std::cout << now.solved << " of " << now.total << " solved; exercise " << now.number << ", "
                  << now.function << ": " << checks::to_string(session.verdicts[current].state) << ".\n";
    if (mode != Mode::congratulations)
        std::cout << "To go on: ./deepsteps learn" << std::endl;
}

} // namespace learn
