#include "checks/sentences.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/loop.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace learn {
namespace {

constexpr double seconds_for_numbers = 120;

} // namespace

std::vector<std::size_t> Loop::the_course() const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < session.course.size(); ++i)
        if (!session.course[i].further)
            all.push_back(i);
    return all;
}

std::vector<std::size_t> Loop::unsolved() const {
    std::vector<std::size_t> all;
    for (const std::size_t i : the_course())
        if (session.verdicts[i].state != State::solved)
            all.push_back(i);
    return all;
}

std::optional<std::size_t> Loop::further() const {
    for (std::size_t i = 0; i < session.course.size(); ++i)
        if (session.course[i].further)
            return i;
    return std::nullopt;
}

void Loop::begin(Job job, const std::vector<std::size_t>& which) {
    for (std::size_t i = 0; i < session.course.size(); ++i)
        if (session.works_on(i) && session.job() == Job::check)
            stale.insert(i); // its check is abandoned half-way
    if (job == Job::check)
        for (const std::size_t i : which)
            stale.erase(i);
    if ((job == Job::check || job == Job::own) &&
        std::find(which.begin(), which.end(), current) != which.end())
        forget_old_code();
    session.start(job, which);
    if (!session.busy())
        on_step();
}

void Loop::check_what_is_stale() {
    if (session.busy() || stale.empty() || mode == Mode::finale || scanning)
        return;
    if (stale.contains(current))
        begin(Job::check, {current});
    else
        begin(Job::check, {stale.begin(), stale.end()});
}

/// All exercises have been checked, so the loop knows where to start, unless the learner has gone somewhere already.
void Loop::scanned() {
    scanning = false;
    const std::vector<std::size_t> left = unsolved();
    tell({{course_bar(static_cast<int>(the_course().size() - left.size()),
                      static_cast<int>(the_course().size()), 12)},
          {"Keys, each with Enter: " + in_words(all_keys())}});
    if (first && *first != current)
        go_to(*first);
    else if (first)
        tell_exercise();
    else if (left.empty())
        begin_finale();
    else if (left.front() != current)
        go_to(left.front());
    else
        tell_exercise();
    if (session.verdicts[current].state == State::unknown)
        stale.insert(current);
}

void Loop::put(std::size_t i) {
    current = i;
    mode = Mode::working;
    own = false;
    hints = 0;
    had_puzzle = false;
    quiz = {};
    frames.clear();
    wants_picture = showing = has_seen_picture = false;
    forget_what_waits();
    hint_text.clear();
    message.clear();
    page.clear();
    page_title.clear();
    listing = false;
    top = 0;
    focus = Focus::none;
    if (session.verdicts[i].state == State::unknown)
        stale.insert(i);
}

void Loop::go_to(std::size_t i) {
    if (scanning)
        first = i;
    put(i);
    tell_exercise();
}

void Loop::say(const std::string& text) {
    message = text;
    tell({{text}});
}

void Loop::show_page(const std::string& title, std::vector<std::string> lines) {
    page_title = title;
    top = 0;
    page = std::move(lines);
    tell({{title}});
    for (const std::string& line : page)
        tell({{line}});
}

/// Whether the key only moves what is shown.
bool Loop::scrolls(char key) {
    const int step = std::max(1, rows - 1);
    switch (key) {
    case key::up:
        top -= 1;
        break;
    case key::down:
        top += 1;
        break;
    case key::page_up:
        top -= step;
        break;
    case key::page_down:
    case ' ':
        top += step;
        break;
    case key::home:
        top = 0;
        break;
    case key::end:
        top = 1 << 20;
        break;
    default:
        return false;
    }
    top = std::max(top, 0);
    focus = Focus::none;
    return true;
}

void Loop::on_key(char key) {
    const bool began_line = std::exchange(begins_line, key == '\n' || key == '\r');
    if (key == 'q') {
        end = 0;
        return;
    }
    forget_what_waits();
    if (scrolls(key))
        return message.clear();
    if (key == '\n' || key == '\r') {
        if (digits.size() == 1)
            on_digit('\n');
        else if (mode == Mode::page && (terminal || began_line))
            leave_page();
        else if ((mode == Mode::working || mode == Mode::ordering) &&
                 (terminal || began_line)) // not the Enter behind a key from a pipe
            check_again();
        return;
    }
    message.clear();
    if (std::isdigit(static_cast<unsigned char>(key)) && mode != Mode::resetting)
        return on_digit(key);
    digits.clear();
    if (mode == Mode::resetting) {
        if (key != 'y' && chooses_behind())
            mode = behind;
        else
            put(current);
        return key == 'y' ? reset() : say("Nothing was changed.");
    }
    if (mode == Mode::page && key != 'n' && key != 'p')
        return leave_page();
    if (practises(key))
        return;
    if (key == 'l')
        return list();
    if (mode == Mode::finale || (mode == Mode::congratulations && key != 'n' && key != 'p'))
        return say("l shows the list, q quits.");
    switch (key) {
    case 'h':
        return hint();
    case 't':
        return lesson();
    case '?':
        return help();
    case 'o':
        if (exercise().builds_on.empty())
            return say("Exercise " + exercise().number() +
                       " builds on no other: o would check the same again.");
        if (scanning)
            return wait_with(key, "One moment: your exercises are being checked.");
        own = true;
        return begin(Job::own, {current});
    case 'd':
        return compare();
    case 'v':
        return has_picture() ? draw_picture() : open_numbers();
    case 'i':
        return open_numbers();
    case 'n':
        return next();
    case 'p':
        return current == 0 ? say("This is the first exercise.") : go_to(current - 1);
    case 'r':
        behind = std::exchange(mode, Mode::resetting);
        return say("Restore the original of " + exercise().file() +
                   "? Your version is kept in exercises/kept/.");
    default:
        return say(std::string("There is no such key") +
                   (std::isprint(static_cast<unsigned char>(key)) ? std::string(": ") + key : "") + ". " +
                   what_letters_do() + "? explains the keys.");
    }
}

void Loop::check_again() {
    if (scanning || session.works_on(current))
        return wait_with('\n', "One moment: it is being checked.");
    message.clear();
    begin(own ? Job::own : Job::check, {current});
}

/// To the lesson, and from there back to the verdict.
void Loop::lesson() {
    for (const Line& line : terminal ? std::vector<Line>() : lesson_of(view().source, 98))
        tell({line});
    focus = focus == Focus::lesson ? Focus::none : Focus::lesson;
    top = 0;
}

/// Two digits, or one and Enter, go to an exercise.
void Loop::on_digit(char digit) {
    if (digit != '\n')
        digits += digit;
    if (digits.size() < 2 && digit != '\n')
        return terminal ? say("Exercise " + digits + "_") : void();
    const std::string number = std::exchange(digits, "");
    if (const checks::Exercise* chosen = checks::find_exercise(session.course, number)) {
        if (mode == Mode::finale)
            session.abandon();
        return go_to(static_cast<std::size_t>(chosen - session.course.data()));
    }
    say("There is no exercise " + number + ".");
}

/// To the next exercise, solved or not; at the end of a solved course, to its end.
void Loop::next() {
    if (terminal && mode == Mode::working && !frames.empty() && !has_seen_picture)
        return show_picture();
    if (mode == Mode::congratulations)
        return further() ? go_to(*further()) : say("That was all. q quits.");
    const bool is_last = current == the_course().back();
    if (is_last && !scanning && unsolved().empty())
        return begin_finale();
    if (current + 1 < session.course.size())
        return go_to(current + 1);
    say("That was the last one. l lists them all.");
}

bool Loop::has_numbers() const {
    const State state = session.verdicts[current].state;
    return state == State::wrong || state == State::solved;
}

/// As a page, in the browser where there is one.
void Loop::open_numbers() {
    if (scanning || session.busy())
        return wait_with('i', "One moment: your exercises are being checked.");
    if (!has_numbers())
        return say("There are no numbers to see before " + exercise().function() + " returns some.");
    const std::string program = (session.project / "deepsteps").string();
    const std::string said =
        support::run({program, "numbers", exercise().number()}, seconds_for_numbers, max_output).output;
    say(support::one_line(std::string_view(said).substr(0, said.find_last_not_of('\n') + 1)));
}

} // namespace learn
