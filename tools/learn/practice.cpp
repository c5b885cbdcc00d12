// Between the checks: hints, lines to put in order before the last of them, questions about a right answer, and its picture.
#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/loop.hpp"

#include <utility>

namespace learn {

void Loop::hint() {
    const std::vector<std::string>& all = exercise().hints;
    const int levels = static_cast<int>(all.size());
    if (hints == levels)
        return say("That was the last hint.");
    const bool is_last = hints + 1 == levels && verdict().state != State::solved;
    if (!is_last || had_puzzle)
        return show_hint();
    if (session.busy())
        return wait_with('h', "One moment: it is being checked.");
    begin(Job::puzzle, {current});
}

void Loop::show_hint() {
    const std::vector<std::string>& all = exercise().hints;
    const int levels = static_cast<int>(all.size());
    ++hints;
    put_aside("Hint " + std::to_string(hints) + " of " + std::to_string(levels) +
              (hints < levels ? " (h again: one step further)" : "") + "\n" +
              all[static_cast<std::size_t>(hints - 1)]);
}

void Loop::put_aside(const std::string& text) {
    hint_text = text;
    focus = Focus::hint;
    for (const std::string& line : support::lines_of(text))
        tell({{line}});
}

/// The judge has written what was asked for, or nothing.
void Loop::on_practice() {
    if (session.job() == Job::questions) {
        quiz = Quiz(session.practice.questions);
        if (quiz.is_open())
            put_aside(quiz.text());
        if (terminal && has_picture())
            begin_picture(); // to be there when it is asked for
        return;
    }
    had_puzzle = true;
    puzzle = Puzzle(session.practice.puzzle);
    if (puzzle.is_empty())
        return show_hint();
    mode = Mode::ordering;
    put_aside(puzzle.text());
}

/// Whether the key chooses a line or an answer. Any other one does what it always does; h, which gives the last hint, and
/// what goes elsewhere leave the lines.
bool Loop::practises(char key) {
    if (mode == Mode::ordering) {
        if (puzzle.pick(key)) {
            put_aside(puzzle.text());
            return true;
        }
        if (key == 'h')
            mode = Mode::working;
        return false;
    }
    if (mode != Mode::working || !quiz.answer(key))
        return false;
    put_aside(quiz.text());
    return true;
}

std::string Loop::letters() const {
    const std::size_t choices = mode == Mode::ordering  ? puzzle.choices()
                                : mode == Mode::working ? quiz.choices()
                                                        : 0;
    std::string all;
    for (std::size_t i = 0; i < choices; ++i)
        all += (i == 0 ? "" : " ") + std::string(1, static_cast<char>('a' + i));
    return all;
}

std::string Loop::what_letters_do() const {
    const std::string all = letters();
    return all.empty()              ? ""
           : mode == Mode::ordering ? all + " take a line, h gives the last hint. "
                                    : all + " answer the question. ";
}

/// Of a right answer.
void Loop::leave_hints() {
    hint_text.clear();
    if (mode == Mode::ordering)
        mode = Mode::working;
}

/// A question and a picture go with the answer that they are about.
void Loop::forget_old_code() {
    if (!hint_text.empty() && hint_text == quiz.text())
        hint_text.clear();
    quiz = {};
    frames.clear();
    wants_picture = false;
}

/// Whether there is something to see: what the learner's functions do.
bool Loop::has_picture() const {
    return !exercise().picture.empty() && session.verdicts[current].state == State::solved;
}

/// Shows it, now or once it is drawn.
void Loop::draw_picture() {
    if (exercise().picture.empty())
        return say("Exercise " + exercise().number() + " has no picture.");
    if (!has_picture())
        return say("There is a picture once exercise " + exercise().number() + " is solved.");
    if (!frames.empty())
        return show_picture();
    if (session.busy() && session.job() != Job::picture && session.job() != Job::questions)
        return wait_with('v', "One moment: your exercises are being checked.");
    wants_picture = true;
    begin_picture();
    if (session.busy())
        say("Drawing …");
}

void Loop::begin_picture() {
    const Size size = terminal ? terminal_size() : Size{};
    session.space = {"--rows", std::to_string(rows_of_page(size)), "--columns",
                     std::to_string(std::max(size.columns - 1, 10))};
    if (terminal && colour && support::has_shades())
        session.space.emplace_back("--colour");
    begin(Job::picture, {current});
}

void Loop::on_picture() {
    std::vector<std::vector<std::string>> parts(1);
    for (const std::string& line : support::lines_of(session.picture))
        if (line.starts_with('\f')) {
            parts.push_back({line.substr(1)});
        } else {
            parts.back().push_back(line);
        }
    if (!session.drawn) {
        const std::string why = support::plain(session.picture);
        if (wants_picture)
            say("No picture: " + why.substr(why.find(": ") + 2));
        wants_picture = false;
        return;
    }
    picture_title = parts.front().front();
    frames.assign(parts.begin() + 1, parts.end());
    if (wants_picture)
        show_picture();
}

void Loop::show_picture() {
    message.clear();
    cover();
    showing = has_seen_picture = true;
    frame = terminal ? 0 : frames.size() - 1;
    frame_began = std::chrono::steady_clock::now();
    show_page(picture_title, frames[frame]);
}

/// A page comes before the exercise.
void Loop::cover() {
    if (mode != Mode::page)
        behind = mode;
    mode = Mode::page;
}

/// Back to the exercise, as it was where the page is its picture, or where there is something to choose from.
void Loop::leave_page() {
    const bool was_picture = std::exchange(showing, false);
    if (!was_picture && !chooses_behind())
        return go_to(current);
    listing = false;
    mode = behind;
    page.clear();
    page_title.clear();
    top = 0;
    focus = was_picture ? Focus::none : Focus::hint;
    if (!was_picture)
        tell_exercise();
}

bool Loop::chooses_behind() const {
    return behind == Mode::ordering || (behind == Mode::working && quiz.is_open());
}

/// A training is shown as it went, plane by plane.
void Loop::next_frame() {
    constexpr std::chrono::milliseconds per_frame{600};
    const auto now = std::chrono::steady_clock::now();
    if (!is_moving() || now - frame_began < per_frame)
        return;
    frame_began = now;
    page = frames[++frame];
}

} // namespace learn
