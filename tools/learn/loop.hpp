// The loop that runs while the learner works: it reacts to keys, saved files and finished checks.
#pragma once

#include "tools/learn/puzzle.hpp"
#include "tools/learn/screen.hpp"
#include "tools/learn/session.hpp"
#include "tools/learn/watch.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <set>

namespace learn {

class Loop {
public:
    /// `first`: the exercise to start with, instead of the first unsolved one.
    Loop(Session& session, std::optional<std::size_t> first, bool terminal, bool colour);

    /// Runs until the learner quits; returns the exit status.
    int run();

private:
    enum class Mode { working, ordering, page, resetting, finale, congratulations };

    // loop.cpp: events from outside
    void wait();
    void on_signal(int signal);
    void read_keys();
    void on_files(const std::set<std::size_t>& changed);
    void on_step();
    void show();
    void farewell() const;

    // actions.cpp: the reactions
    void on_key(char key);
    void on_digit(char digit);
    bool scrolls(char key);
    void lesson();
    void help();
    void check_again();
    void follow(std::size_t i);
    void put(std::size_t i); // on the screen
    void go_to(std::size_t i);
    void next();
    void hint();
    void show_hint();
    void put_aside(const std::string& text); // a hint, a puzzle or a question, below the diagnosis
    bool practises(char key);
    bool has_numbers() const;
    void open_numbers();
    bool has_picture() const;
    void draw_picture();
    void begin_picture();
    void cover();
    void leave_page();
    bool chooses_behind() const;
    void on_picture();
    void show_picture();
    void next_frame();
    bool is_moving() const { return showing && frame + 1 < frames.size(); }
    void on_practice();
    void compare();
    void list();
    std::vector<std::string> all_states(int width) const;
    void reset();
    void begin(Job job, const std::vector<std::size_t>& which);
    void check_what_is_stale();
    void scanned();
    void begin_finale();
    void on_chain();
    void on_training();

    void say(const std::string& message);                 // an answer to a key
    void wait_with(char key, const std::string& message); // it does what it does once the checks have ended
    void do_what_waits();
    void forget_what_waits();
    void forget_old_code(); // what was asked and drawn of it
    std::string what_letters_do() const;
    void leave_hints();
    std::string letters() const; // of the lines or answers to choose from: "a b c"
    void show_page(const std::string& title, std::vector<std::string> lines); // instead of the exercise
    void tell(const std::vector<Line>& lines) const;                          // without a terminal
    void tell_exercise() const;
    View view() const;
    std::vector<Key> keys_now() const; // in this mode
    std::vector<Key> all_keys() const; // of an exercise
    std::size_t probably_first() const;
    std::vector<std::size_t> the_course() const; // without exercises beyond it
    std::vector<std::size_t> unsolved() const;
    std::optional<std::size_t> further() const;
    const checks::Exercise& exercise() const { return session.course[current]; }
    const Verdict& verdict() const { return (own ? session.own : session.verdicts)[current]; }

    Session& session;
    std::optional<std::size_t> first;
    bool colour;
    std::unique_ptr<Terminal> terminal; // none: plain lines
    Signals signals;
    Watch watch;
    Mode mode = Mode::working, behind = Mode::working; // the page or the question that covers it
    std::size_t current = 0;
    bool scanning = true; // the first check of all exercises is still running
    bool own = false, listing = false, input_ended = false, begins_line = true;
    int top = 0, rows = 0; // of what is scrolled: the lines above the screen, and those on it
    Focus focus = Focus::none;
    int hints = 0;           // levels shown so far
    bool had_puzzle = false; // before the last of them
    Puzzle puzzle;
    Quiz quiz;
    // The picture of the exercise: its title and frames, once they are drawn; whether it is wanted, on the screen, and seen.
    std::string picture_title;
    std::vector<std::vector<std::string>> frames;
    std::size_t frame = 0;
    bool wants_picture = false, showing = false, has_seen_picture = false;
    std::chrono::steady_clock::time_point frame_began;
    std::string message, hint_text, page_title, digits;
    std::vector<std::string> page, drawn;
    std::deque<char> keys;       // typed, not yet acted on
    std::set<std::size_t> stale; // exercises to check when there is nothing else to do
    char waiting = 0;            // a key that waits for the end of the checks
    std::optional<int> end;      // the exit status
};

} // namespace learn
