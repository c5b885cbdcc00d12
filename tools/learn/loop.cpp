#include "tools/learn/loop.hpp"

#include "checks/sentences.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
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

/// Where the learner probably is: at the first file without lines of its own.
std::size_t Loop::probably_first() const {
    for (const std::size_t i : the_course())
        if (support::has(support::read_file(session.file_of(i)), checks::throw_of_original))
            return i;
    return the_course().front();
}

int Loop::run() {
    put(first.value_or(probably_first()));
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
        do_what_waits();
        next_frame();
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
    const int patience = is_moving() ? 50 : !session.busy() ? 1000 : session.descriptor() < 0 ? 5 : 200;
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
    } else {
        const std::string all = keys_in({typed, static_cast<std::size_t>(got)});
        keys.insert(keys.end(), all.begin(), all.end());
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
        frames.clear(); // of another size
        if (showing) {
            page.clear();
            draw_picture();
        }
        break;
    default:
        end = 128 + signal;
    }
}

/// Goes on with the exercise that was saved: this one if it is among them.
void Loop::on_files(const std::set<std::size_t>& changed) {
    stale.insert(changed.begin(), changed.end());
    if (changed.empty() || (scanning && !terminal)) // lines from a pipe come in their order
        return;
    follow(changed.contains(current) ? current : *changed.begin());
}

/// A check that is still running, even an endless one, ends here.
void Loop::follow(std::size_t i) {
    scanning = false;
    if (i != current || (mode != Mode::working && mode != Mode::ordering))
        put(i);
    own = false;
    top = 0;
    focus = Focus::none;
    forget_what_waits();
    message.clear();
    tell({{exercise().file() + " was saved."}});
    begin(Job::check, {i});
}

void Loop::on_step() {
    if (session.busy())
        return;
    if (scanning)
        return scanned();
    if (mode == Mode::finale)
        return session.job() == Job::own ? on_chain() : on_training();
    if (!session.was_about(current))
        return;
    if (session.job() == Job::puzzle || session.job() == Job::questions)
        return on_practice();
    if (session.job() == Job::picture)
        return on_picture();
    if (verdict().state == State::solved)
        leave_hints();
    top = 0;
    focus = Focus::none;
    tell(verdict_lines(view(), 100));
    if (!terminal && !own && !exercise().further && unsolved().empty())
        return begin_finale(); // at a terminal the learner may first look at the last verdict
    if (!own && verdict().state == State::solved)
        begin(Job::questions, {current});
}

void Loop::wait_with(char key, const std::string& text) {
    waiting = key;
    say(text);
}

void Loop::do_what_waits() {
    if (waiting == 0 || scanning || session.busy())
        return;
    const char key = std::exchange(waiting, '\0');
    message.clear();
    if (key != '\n') // it asked for the check that has just ended
        on_key(key);
}

void Loop::forget_what_waits() {
    if (std::exchange(waiting, '\0') != 0)
        message.clear();
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
    all.drawn = showing;
    all.page = listing ? all_states(terminal_size().columns - 1) : page; // they may change meanwhile
    all.page_title = page_title;
    all.keys = keys_now();
    all.top = top;
    all.focus = focus;
    if (mode == Mode::finale || session.works_on(current))
        all.progress = (scanning ? "Checking how far you are: " : "") + session.progress();
    return all;
}

std::vector<Key> Loop::keys_now() const {
    if (mode == Mode::finale)
        return {{"l", "list", ""}, {"q", "quit", ""}};
    if (mode == Mode::page && showing)
        return {{"n", "next", ""}, {"q", "quit", ""}, {"any other key", "back", ""}};
    if (mode == Mode::page)
        return {
            {"03", "exercise 3", ""}, {"↑↓", "scroll", ""}, {"q", "quit", ""}, {"any other key", "back", ""}};
    if (mode == Mode::resetting)
        return {{"y", "yes", ""}, {"n", "no", ""}};
    if (mode == Mode::congratulations) {
        std::vector<Key> few{{"l", "list", ""}, {"q", "quit", ""}};
        if (further())
            few.insert(few.begin(), {"n", "go further", ""});
        return few;
    }
    std::vector<Key> offered =
        mode == Mode::ordering
            ? std::vector<Key>{{"h", "last hint", ""}, {"n", "next", ""}, {"q", "quit", ""}}
            : all_keys();
    if (!letters().empty())
        offered.insert(offered.begin(), {letters(), mode == Mode::ordering ? "take a line" : "answer", ""});
    return offered;
}

void Loop::show() {
    if (!terminal)
        return;
    std::vector<std::string> lines;
    const Screen screen = draw(view(), terminal_size());
    top = screen.top;
    rows = screen.rows;
    for (const Line& line : screen.lines)
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
    if (const std::string formula = formula_of(now.source); !formula.empty())
        lines.push_back({"      " + formula});
    lines.push_back({"The lesson: t, or the top of the file."});
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
    else if (!scanning)
        std::cout << now.solved << " of " << now.total << " solved; exercise " << now.number << ", "
                  << now.function << ": " << checks::to_string(session.verdicts[current].state) << ".\n";
    if (mode != Mode::congratulations)
        std::cout << "To go on: ./deepsteps learn" << std::endl;
}

} // namespace learn
