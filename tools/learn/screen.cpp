#include "tools/learn/screen.hpp"

#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/lesson.hpp"

#include <algorithm>

namespace learn {
using support::columns;
using support::cut_to_columns;
using support::wrap;

namespace {

using Lines = std::vector<Line>;

void add(Lines& lines, const std::vector<std::string>& texts, const std::string& indent = "") {
    for (const std::string& text : texts)
        lines.push_back({indent + text});
}

Lines wrapped(const std::string& text, int width) {
    Lines lines;
    add(lines, wrap(text, width));
    return lines;
}

/// The first `most` lines; where some are missing, the last one says so.
Lines shortened(Lines lines, int most, const std::string& rest) {
    if (static_cast<int>(lines.size()) <= most)
        return lines;
    lines.resize(static_cast<std::size_t>(std::max(most, 0)));
    if (most > 0)
        lines.back() = {rest};
    return lines;
}

/// The first `most` lines of a text, with "…" where it goes on.
std::vector<std::string> beginning(std::vector<std::string> lines, int most, int width) {
    if (static_cast<int>(lines.size()) <= most)
        return lines;
    lines.resize(static_cast<std::size_t>(std::max(most, 0)));
    if (most > 0)
        lines.back() =
            cut_to_columns(lines.back(), width - 2) + (columns(lines.back()) <= width - 2 ? " …" : "");
    return lines;
}

constexpr int most_lines_shown = 6; // lines of what a function prints

std::string headline(const View& view) {
    const Verdict& verdict = view.verdict;
    const auto failed = std::count_if(verdict.checks.begin(), verdict.checks.end(),
                                      [](const Check& check) { return !check.passed; });
    switch (verdict.state) {
    case State::not_started:
        return view.own ? "With your own functions below it:"
                        : "Not started. Write your lines between the two marker lines and save.";
    case State::solved:
        return view.own ? "✓ Right with your own functions below it, too."
                        : "✓ Solved! Well done. n goes on.";
    case State::wrong:
        return "✗ Not yet" + std::string(view.own ? ", with your own functions below it" : "") +
               (failed == 0 ? "."
                : verdict.checks.size() == 1
                    ? ": it was stopped in the first check."
                    : ": " + std::to_string(failed) + " of " + std::to_string(verdict.checks.size()) +
                          (failed == 1 ? " checks fails." : " checks fail."));
    case State::broken:
        return "✗ It does not compile. The first error:";
    case State::unknown:
        return "Not checked yet.";
    default:
        return "✗ " + (verdict.words.empty() ? to_string(verdict.state) : verdict.words.front());
    }
}

void add_check(Lines& lines, const Check& check, bool details, int width) {
    lines.push_back({(check.passed ? "✓ " : "✗ ") + check.sentence});
    if (details)
        for (const std::string& detail : check.details)
            add(lines, wrap(detail, width - 4, "  "), "    ");
}

/// What is known beyond the checks: the mistake, and what the function itself prints.
void add_findings(Lines& lines, const Verdict& verdict, int width) {
    if (!verdict.looks_like.empty())
        lines.push_back({"What it looks like", true});
    for (const std::string& text : verdict.looks_like)
        add(lines, wrap(text, width));
    if (verdict.printed.empty() || verdict.state == State::not_started)
        return;
    lines.push_back({"Your function prints", true});
    add(lines, beginning(verdict.printed, most_lines_shown, width - 2), "  ");
}

/// `brief`: the passing checks in one line, and what there is on the first mistake before all others.
Lines verdict_part(const View& view, bool brief, int width) {
    const Verdict& verdict = view.verdict;
    if (!view.progress.empty())
        return {{view.progress}};
    Lines lines, others;
    for (const std::string& text : wrap(headline(view), width, "  "))
        lines.push_back({text, true});
    const bool words_are_more = verdict.state == State::broken || verdict.state == State::wrong ||
                                (verdict.state == State::not_started && view.own);
    for (std::size_t i = words_are_more ? 0 : 1; i < verdict.words.size(); ++i) {
        if (verdict.words[i].starts_with(' ')) // the learner's line, or the caret below it
            lines.push_back({"  " + verdict.words[i]});
        else
            add(lines, wrap(verdict.words[i], width - 2), "  ");
    }
    const auto passed = std::count_if(verdict.checks.begin(), verdict.checks.end(),
                                      [](const Check& check) { return check.passed; });
    if (brief && passed > 0)
        lines.push_back({"✓ " + std::to_string(passed) + (passed == 1 ? " check passes" : " checks pass")});
    bool first = true;
    for (const Check& check : verdict.checks) {
        if (check.passed && brief)
            continue;
        add_check(brief && !check.passed && !first ? others : lines, check, !check.passed && first, width);
        first = first && check.passed;
    }
    add_findings(lines, verdict, width);
    lines.insert(lines.end(), others.begin(), others.end());
    return lines;
}

/// The least that a screen for working on an exercise has above and below: bar, exercise and title, the file, an
/// answer, the keys, and room.
constexpr int frame = 8;

Lines exercise_part(const View& view, int rows, int width) {
    Lines hint;
    if (!view.hint.empty())
        for (const std::string& line : support::lines_of(view.hint))
            for (const std::string& text : wrap(line, width))
                hint.push_back({text, hint.empty()});
    hint = shortened(hint, std::max(rows / 2, 3), "… all of it: ./deepsteps hint " + view.number);
    std::vector<std::string> task = task_of(view.source, width - 2);
    const int room = rows - static_cast<int>(hint.size()) - (hint.empty() ? 0 : 1);
    const int least_task = std::min<int>(static_cast<int>(task.size()), room < 14 ? 3 : 5);
    Lines verdict = verdict_part(view, false, width);
    if (static_cast<int>(verdict.size()) > room - least_task)
        verdict = verdict_part(view, true, width);
    verdict =
        shortened(verdict, std::max(room - least_task, 3), "… all of it: ./deepsteps check " + view.number);
    const int task_rows = room - static_cast<int>(verdict.size());

    Lines lines;
    add(lines, beginning(std::move(task), std::min(task_rows, std::max(8, rows / 3)), width - 2), "  ");
    lines.push_back({"File: " + view.file});
    lines.push_back({});
    lines.insert(lines.end(), verdict.begin(), verdict.end());
    if (!hint.empty())
        lines.push_back({});
    lines.insert(lines.end(), hint.begin(), hint.end());
    return lines;
}

} // namespace

const char* const all_keys = "h hint  o own  d diff  n next  p previous  l list  r reset  q quit";

std::string course_bar(int solved, int total, int width) {
    return '[' +
           support::bar(static_cast<std::size_t>(solved), static_cast<std::size_t>(total),
                        static_cast<std::size_t>(width), '-') +
           "]  " + std::to_string(solved) + " of " + std::to_string(total) + " solved";
}

std::vector<Line> verdict_lines(const View& view, int width) {
    return verdict_part(view, true, width);
}

std::vector<Line> draw(const View& view, Size size) {
    const int width = std::max(size.columns - 1, 10); // a line that fills the last column may wrap
    const int rows = std::max(size.rows, 1);
    Lines lines;
    lines.push_back({"deepsteps  " + course_bar(view.solved, view.total, std::clamp(width - 40, 6, 36))});
    if (view.page.empty() && view.page_title.empty()) {
        const std::string name = "Exercise " + view.number + " · " + view.function;
        const bool in_one = columns(name + ": " + view.title) <= width;
        lines.push_back({in_one ? name + ": " + view.title : name, true});
        if (!in_one)
            lines.push_back({view.title});
        const Lines part = exercise_part(view, rows - frame, width);
        lines.insert(lines.end(), part.begin(), part.end());
    } else {
        lines.push_back({view.page_title, true});
        lines.push_back({});
        add(lines, view.page);
        if (!view.progress.empty())
            lines.push_back({view.progress});
    }
    const Lines answer = shortened(wrapped(view.message, width), 3, "…");
    const int above = rows - 1 - std::max<int>(static_cast<int>(answer.size()), 1);
    lines = shortened(std::move(lines), above, "…");
    lines.resize(static_cast<std::size_t>(std::max(above, 0)));
    lines.insert(lines.end(), answer.begin(), answer.end());
    if (answer.empty())
        lines.push_back({});
    lines.push_back({view.keys});
    if (static_cast<int>(lines.size()) > rows) // one row: the keys
        lines.erase(lines.begin(), lines.end() - rows);
    for (Line& line : lines)
        line.text = cut_to_columns(line.text, width);
    return lines;
}

std::string paint(const Line& line, bool colour) {
    if (!colour)
        return line.text;
    std::string text = line.text;
    const auto mark = [&](const std::string& sign, const char* code) {
        if (text.starts_with(sign))
            text = "\x1b[" + std::string(code) + "m" + sign + "\x1b[39m" + text.substr(sign.size());
    };
    mark("✓", "32");
    mark("✗", "31");
    mark("+ ", "32");
    mark("- ", "31");
    return line.bold ? "\x1b[1m" + text + "\x1b[0m" : text;
}

} // namespace learn
