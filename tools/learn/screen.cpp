#include "tools/learn/screen.hpp"

#include "checks/sentences.hpp"
#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/lesson.hpp"

#include <algorithm>

namespace learn {
using checks::Check, checks::State, checks::Verdict;
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

/// At most `max` lines; where some are cut, the last one is `rest`.
Lines shortened(Lines lines, int max, const std::string& rest) {
    if (static_cast<int>(lines.size()) <= max)
        return lines;
    lines.resize(static_cast<std::size_t>(std::max(max, 0)));
    if (max > 0)
        lines.back() = {rest};
    return lines;
}

/// At most `max` lines of a text, with "…" where it goes on.
std::vector<std::string> beginning(std::vector<std::string> lines, int max, int width) {
    if (static_cast<int>(lines.size()) <= max)
        return lines;
    lines.resize(static_cast<std::size_t>(std::max(max, 0)));
    if (max > 0)
        lines.back() =
            cut_to_columns(lines.back(), width - 2) + (columns(lines.back()) <= width - 2 ? " …" : "");
    return lines;
}

constexpr int max_printed_lines = 6; // of what a function prints

std::string not_yet(const View& view) {
    const std::vector<Check>& all = view.verdict.report.checks;
    const auto failed =
        std::count_if(all.begin(), all.end(), [](const Check& check) { return !check.passed; });
    return "✗ Not yet" + std::string(view.own ? ", on top of your own functions" : "") +
           (failed == 0
                ? "."
                : ": " + std::to_string(failed) + " of " + std::to_string(all.size()) +
                      (all.size() == 1 ? " check" : " checks") + (failed == 1 ? " fails." : " fail."));
}

std::string headline(const View& view) {
    const Verdict& verdict = view.verdict;
    switch (verdict.state) {
    case State::not_started:
        return "Not started. Write your lines between the two marker lines and save.";
    case State::not_ready:
        return "Not ready: it builds on " + verdict.not_written + ", which is not written yet.";
    case State::solved:
        return view.own ? "✓ Right on top of your own functions, too." : "✓ Solved! Well done. n moves on.";
    case State::wrong:
        return not_yet(view);
    case State::does_not_compile:
        return "✗ exercises/" + verdict.culprit + ".cpp does not compile. The first error:";
    case State::not_built:
        return "✗ It could not be built, through no fault of yours.";
    case State::unknown:
        return "Not checked yet.";
    default:
        return "✗ " +
               checks::file_sentence(verdict.state, "exercises/" + verdict.culprit + ".cpp", "press r");
    }
}

/// The lines right below the headline: the compiler's words, or what stopped the function before any check.
std::vector<std::string> words(const Verdict& verdict) {
    std::vector<std::string> lines = verdict.words;
    if (verdict.state != State::wrong || !verdict.report.checks.empty())
        return lines;
    const checks::Problem* const problem = checks::first_problem(verdict.report);
    if (problem || verdict.stopped)
        lines.push_back("Stopped: " + checks::sentence(verdict.stopped ? *verdict.stopped : *problem));
    return lines;
}

void add_check(Lines& lines, const Check& check, bool details, int width) {
    lines.push_back({(check.passed ? "✓ " : "✗ ") + check.sentence});
    if (details)
        for (const checks::Finding& finding : check.findings)
            for (const std::string& detail : support::lines_of(support::plain(checks::sentence(finding))))
                add(lines, wrap(detail, width - 4, "  "), "    ");
}

/// What is known beyond the checks: the mistake, and the function's own output.
void add_findings(Lines& lines, const Verdict& verdict, int width) {
    if (verdict.fault) {
        lines.push_back({"Where it happens", true});
        add(lines, wrap(checks::sentence(*verdict.fault), width));
        add(lines, {cut_to_columns(support::plain(verdict.fault->text), width - 4)}, "    ");
    }
    const auto& diagnosis = verdict.report.diagnosis;
    if (!verdict.likely.empty() || (diagnosis && !verdict.fault))
        lines.push_back({"What it looks like", true});
    for (const std::string& words : verdict.likely)
        add(lines, wrap(support::plain(words), width, "  "));
    if (diagnosis && !verdict.fault)
        for (const std::string& text : support::lines_of(support::plain(diagnosis->text)))
            add(lines, wrap(text, width));
    const std::vector<std::string> printed = support::lines_of(support::plain(verdict.report.printed));
    if (printed.empty())
        return;
    lines.push_back({"Your function prints", true});
    add(lines, beginning(printed, max_printed_lines, width - 2), "  ");
}

/// `brief`: the passing checks in one line, and everything about the first mistake before all others.
Lines verdict_part(const View& view, bool brief, int width) {
    const Verdict& verdict = view.verdict;
    if (!view.progress.empty())
        return {{view.progress}};
    Lines lines, others;
    for (const std::string& text : wrap(headline(view), width, "  "))
        lines.push_back({text, true});
    for (const std::string& line : words(verdict)) {
        if (line.starts_with(' ')) // the learner's line, or the caret below it
            lines.push_back({"  " + support::plain(line)});
        else
            add(lines, wrap(support::plain(line), width - 2), "  ");
    }
    const auto passed = std::count_if(verdict.report.checks.begin(), verdict.report.checks.end(),
                                      [](const Check& check) { return check.passed; });
    if (brief && passed > 0)
        lines.push_back({"✓ " + std::to_string(passed) + (passed == 1 ? " check passes" : " checks pass")});
    bool first = true;
    for (const Check& check : verdict.report.checks) {
        if (check.passed && brief)
            continue;
        add_check(brief && !check.passed && !first ? others : lines, check, !check.passed && first, width);
        first = first && check.passed;
    }
    add_findings(lines, verdict, width);
    lines.insert(lines.end(), others.begin(), others.end());
    return lines;
}

/// The rows that every exercise screen needs for the rest: bar, exercise and title, file, answer, keys, and spacing.
constexpr int frame = 8;

Lines exercise_part(const View& view, int rows, int width) {
    Lines hint;
    if (!view.hint.empty())
        for (const std::string& line : support::lines_of(view.hint))
            for (const std::string& text : wrap(line, width))
                hint.push_back({text, hint.empty()});
    hint = shortened(hint, std::max(rows / 2, 3), "… in full: ./deepsteps hint " + view.number);
    std::vector<std::string> task = task_of(view.source, width - 2);
    const int room = rows - static_cast<int>(hint.size()) - (hint.empty() ? 0 : 1);
    const int min_task = std::min<int>(static_cast<int>(task.size()), room < 14 ? 3 : 5);
    Lines verdict = verdict_part(view, false, width);
    if (static_cast<int>(verdict.size()) > room - min_task)
        verdict = verdict_part(view, true, width);
    verdict = shortened(verdict, std::max(room - min_task, 3), "… in full: ./deepsteps check " + view.number);
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
    if (static_cast<int>(lines.size()) > rows) // a single row: the keys
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
