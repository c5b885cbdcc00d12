#include "checks/page.hpp"

#include "checks/checking.hpp"
#include "checks/sentences.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <sstream>

namespace checks {
namespace {

class Page {
public:
    Page(const Verdict& the_verdict, const Exercise& the_exercise, const std::vector<Exercise>& the_course,
         const PageOptions& the_options)
        : verdict(the_verdict), exercise(the_exercise), course(the_course), options(the_options),
          number(the_exercise.number()) {}

    std::string text() {
        switch (verdict.state) {
        case State::missing:
        case State::unreadable:
        case State::not_a_file:
        case State::empty:
            out << file_sentence(verdict.state, culprit().file(), "./deepsteps reset " + culprit().number())
                << '\n';
            break;
        case State::not_built:
            lines(verdict.words);
            out << "It could not be built, through no fault of yours. To find out more: ./deepsteps test\n";
            break;
        case State::not_judged:
            lines(verdict.words);
            out << "So there is no verdict. To check all of it: " << again() << '\n';
            break;
        case State::does_not_compile:
            does_not_compile();
            break;
        case State::not_started:
        case State::not_ready:
            title();
            not_written();
            break;
        default:
            title();
            cells();
            if (verdict.state != State::solved)
                not_yet();
            mistake();
            checks();
            prints();
            next();
        }
        return out.str();
    }

private:
    std::string coloured(const char* code, const std::string& words) const {
        return options.colour ? "\x1b[" + std::string(code) + "m" + words + "\x1b[0m" : words;
    }
    std::string bold(const std::string& words) const { return coloured("1", words); }

    void lines(const std::vector<std::string>& all) {
        for (const std::string& line : all)
            out << support::plain(line) << '\n';
    }

    /// Strangers' words, each line indented.
    void indented(const std::string& words) {
        for (const std::string& line : support::lines_of(support::plain(words)))
            out << "    " << line << '\n';
    }

    std::string again() const {
        return "./deepsteps check " + number + (options.provider == provider::own ? " --own" : "");
    }

    /// The exercise whose file is the problem.
    const Exercise& culprit() const {
        const Exercise* const found = find_exercise(course, verdict.culprit);
        return found ? *found : exercise;
    }

    void does_not_compile() {
        if (!options.whole_log)
            lines(verdict.words);
        out << culprit().file() << " does not compile. Fix this error first, then: " << again() << '\n';
    }

    void title() {
        out << bold("Exercise " + number + " · " + exercise.function()) << '\n' << exercise.title << '\n';
        if (options.provider == provider::own)
            out << "(on top of your own functions)\n";
    }

    void not_written() {
        if (verdict.throw_left)
            out << throw_left_sentence(verdict.not_written) << "\nThen: " << again() << '\n';
        else if (verdict.state == State::not_started)
            out << "Not started. Open " << exercise.file() << ", read its lesson, and write "
                << exercise.function() << " between its two marker lines.\nThen: ./deepsteps check " << number
                << '\n';
        else
            out << "Not ready: " << exercise.function() << " builds on " << verdict.not_written
                << ", which is not written yet.\nWrite that first, or check on top of the reference: "
                << "./deepsteps check " << number << '\n';
    }

    void cells() {
        for (const CellRun& cell : verdict.report.cells) {
            out << '\n'
                << bold("In") << (cell.edition.empty() ? "" : "  (" + cell.edition + ")") << '\n'
                << cell.code << "\n\n";
            out << bold("Out") << '\n';
            if (cell.problem)
                out << support::plain(
                           exercise.function() + " stopped" +
                           (news.is_new(*cell.problem) ? ": " + sentence(*cell.problem) : ", as above"))
                    << '\n';
            else
                out << cell.output << '\n';
            out << '\n' << bold("Expected output") << '\n' << cell.expected << '\n';
        }
    }

    void prints() {
        if (verdict.report.printed.empty())
            return;
        out << '\n' << bold(prints_heading) << '\n';
        for (const std::string& line : prints_of(verdict.report))
            out << "    " << line << '\n';
    }

    void not_yet() {
        out << '\n' << coloured("31", "✗ " + checks::not_yet(verdict.report, "")) << '\n';
        if (verdict.stopped)
            out << exercise.function() << " stopped: " << sentence(*verdict.stopped) << '\n';
    }

    void checks() {
        if (verdict.report.checks.empty())
            return;
        out << '\n' << bold("Checks") << '\n';
        for (const Check& check : verdict.report.checks) {
            out << (check.passed ? coloured("32", "✓") : coloured("31", "✗")) << ' ' << check.sentence
                << '\n';
            for (const Finding& finding : check.findings)
                if (const std::optional<Finding> fresh = news.in(finding))
                    indented(sentence(*fresh));
        }
    }

    void mistake() {
        const std::optional<Where> where = where_it_happens(verdict);
        if (where) {
            out << bold("Where it happens") << '\n' << where->sentence << '\n';
            indented(support::cut_to_columns(where->text, 100));
        }
        const auto& diagnosis = verdict.report.diagnosis;
        if (verdict.likely.empty() && (verdict.fault || !diagnosis))
            return;
        out << (where ? "\n" : "") << bold("What it looks like") << '\n';
        lines(verdict.likely);
        if (diagnosis && !verdict.fault)
            out << support::plain(diagnosis->text) << '\n';
    }

    std::string to_open(const Exercise& one) const {
        return "open " + one.file() + ", then: ./deepsteps check " + one.number() + '\n';
    }

    void to_fix() {
        const bool names_checks = !all_pass(verdict.report) && !verdict.report.checks.empty();
        if (options.provider == provider::own && !exercise.builds_on.empty())
            out << (names_checks ? "Start with the first ✗. " : "") << "If ./deepsteps check " << number
                << " passes, the mistake is in a function that " << exercise.function()
                << " builds on.\nWhen it is fixed: ";
        else
            out << (names_checks ? "Start with the first ✗, fix " : "Fix ") << exercise.file() << ", then: ";
        out << again() << "\nA hint: ./deepsteps hint " << number << '\n';
    }

    void next() {
        const auto self = std::find_if(course.begin(), course.end(),
                                       [&](const Exercise& e) { return e.name == exercise.name; });
        const Exercise* const after = self != course.end() && self + 1 != course.end() ? &self[1] : nullptr;
        if (!verdict.cautions.empty()) {
            out << '\n' << bold(cautions_heading) << '\n';
            lines(verdict.cautions);
        }
        out << '\n';
        if (verdict.state != State::solved)
            to_fix();
        else if (!options.all_checks)
            out << coloured("32", "These checks pass.") << " All of them: " << again() << '\n';
        else if (options.provider == provider::solutions)
            out << coloured("32", "All checks pass.") << '\n';
        else if (after && after->further == exercise.further)
            out << coloured("32", "Solved.") << " Next: " << to_open(*after);
        else if (exercise.further)
            out << coloured("32", "Solved.") << " That went beyond the course.\n";
        else {
            out << coloured("32", "Solved.")
                << " That was the last one. Next, train on cats with all of your own "
                << "functions:\n./deepsteps train --functions exercises\n";
            if (after)
                out << "To go beyond the course: " << to_open(*after);
        }
    }

    const Verdict& verdict;
    const Exercise& exercise;
    const std::vector<Exercise>& course;
    const PageOptions& options;
    std::string number;
    News news;
    std::ostringstream out;
};

} // namespace

std::string page_of(const Verdict& verdict, const Exercise& exercise, const std::vector<Exercise>& course,
                    const PageOptions& options) {
    return Page(verdict, exercise, course, options).text();
}

} // namespace checks
