#include "tools/learn/document.hpp"

#include "checks/sentences.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>

namespace learn {
using checks::Check, checks::State, checks::Verdict;
using support::cut_to_columns, support::lines_of, support::plain, support::wrap;

namespace {

std::string headline(const View& view) {
    const Verdict& verdict = view.verdict;
    switch (verdict.state) {
    case State::not_started:
        return verdict.throw_left ? checks::throw_left_sentence(verdict.not_written)
                                  : "Not started. Write your lines between the two marker lines and save.";
    case State::not_ready:
        return "Not ready: it builds on " + verdict.not_written + ", which is not written yet." +
               (verdict.throw_left ? " " + checks::throw_left_sentence(verdict.not_written) : "");
    case State::solved:
        return view.own ? "✓ Right on top of your own functions, too." : "✓ Solved! Well done. n moves on.";
    case State::wrong:
        return "✗ " + checks::not_yet(verdict.report, view.own ? ", on top of your own functions" : "");
    case State::does_not_compile:
        return "✗ exercises/" + verdict.culprit + ".cpp does not compile. The first error:";
    case State::not_built:
        return "✗ It could not be built, through no fault of yours.";
    case State::not_judged:
        return "✗ It could not be checked.";
    case State::unknown:
        return "Not checked yet.";
    default:
        return "✗ " +
               checks::file_sentence(verdict.state, "exercises/" + verdict.culprit + ".cpp", "press r");
    }
}

/// Writes a document, part by part, in the order in which a learner needs them.
class Writer {
public:
    Writer(const View& the_view, int the_width)
        : view(the_view), verdict(the_view.verdict), width(the_width) {}

    void verdict_part() {
        if (!view.progress.empty()) {
            if (support::columns(view.progress) <= width)
                add({view.progress, true}); // a bar keeps its blanks
            else
                add_wrapped(view.progress, width, "", true);
        } else {
            add_wrapped(headline(view), width, "  ", true);
            words();
            diagnosis();
        }
        hint();
        if (!view.progress.empty())
            return;
        failures();
        const auto passed = std::count_if(verdict.report.checks.begin(), verdict.report.checks.end(),
                                          [](const Check& check) { return check.passed; });
        if (passed > 0)
            add({"✓ " + support::amount(passed, "check") + (passed == 1 ? " passes" : " pass")});
        if (passed == std::ssize(verdict.report.checks)) // none has shown them
            prints();
    }

    void lesson() {
        space();
        all.lesson = std::ssize(all.lines);
        add({"The lesson", true});
        for (Line& line : lesson_of(view.source, width))
            add(std::move(line));
        add({});
        add_wrapped("File: " + view.file, width);
    }

    Document all;

private:
    void space() {
        if (!all.lines.empty() && !all.lines.back().text.empty())
            all.lines.push_back({});
    }
    void add(Line line) { all.lines.push_back(std::move(line)); }
    void add_wrapped(const std::string& text, int columns, const std::string& indent = "",
                     bool bold = false) {
        for (std::string& line : wrap(text, columns, indent))
            add({std::move(line), bold});
    }
    void add_indented(const std::string& text, const std::string& indent) {
        for (const std::string& line : lines_of(plain(text)))
            for (const std::string& part : wrap(line, width - static_cast<int>(indent.size()), "  "))
                add({indent + part});
    }

    /// The compiler's words, or what stopped the function before any check.
    void words() {
        for (const std::string& line : verdict.words) {
            if (line.starts_with(' ')) // the learner's line, or the caret below it
                add({"  " + plain(line)});
            else
                add_indented(line, "  ");
        }
        if (verdict.state != State::wrong)
            return;
        const checks::Problem* const first = checks::first_problem(verdict.report);
        if (verdict.stopped)
            add_indented("Stopped: " + checks::sentence(*verdict.stopped), "  ");
        else if (first && verdict.report.checks.empty() && news.is_new(*first))
            add_indented("Stopped: " + checks::sentence(*first), "  ");
    }

    void diagnosis() {
        const auto& named = verdict.report.diagnosis;
        if (const std::optional<checks::Where> where = checks::where_it_happens(verdict)) {
            add({"Where it happens", true});
            add_wrapped(where->sentence, width);
            add({"    " + cut_to_columns(plain(where->text), width - 4)});
        }
        if (!verdict.cautions.empty())
            add({checks::cautions_heading, true});
        for (const std::string& caution : verdict.cautions)
            add_wrapped(plain(caution), width, "  ");
        if (!verdict.likely.empty() || (named && !verdict.fault))
            add({"What it looks like", true});
        for (const std::string& likely : verdict.likely)
            add_wrapped(plain(likely), width, "  ");
        if (named && !verdict.fault)
            for (const std::string& line : lines_of(plain(named->text)))
                add_wrapped(line, width);
    }

    void hint() {
        if (view.hint.empty())
            return;
        space();
        all.hint = std::ssize(all.lines);
        bool heading = true;
        for (const std::string& line : lines_of(view.hint)) {
            const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
            const bool is_choice = line.size() > 2 && line.compare(1, 2, ") ") == 0;
            for (const std::string& part : wrap(line.substr(blanks), width - static_cast<int>(blanks),
                                                is_choice    ? "   "
                                                : blanks > 0 ? "    "
                                                             : ""))
                add({std::string(blanks, ' ') + part, heading});
            heading = false;
        }
        all.hint_end = std::ssize(all.lines);
        space();
    }

    /// The failing checks with their numbers; the learner's prints, which belong to them, after the first.
    void failures() {
        bool is_first = true;
        for (const Check& check : verdict.report.checks) {
            if (check.passed)
                continue;
            add_wrapped("✗ " + check.sentence, width, "  ");
            for (const checks::Finding& finding : check.findings)
                if (const auto fresh = news.in(finding))
                    add_indented(checks::sentence(*fresh), "    ");
            if (is_first)
                prints();
            is_first = false;
        }
    }

    void prints() {
        const std::vector<std::string> printed = checks::prints_of(verdict.report);
        if (printed.empty())
            return;
        add({checks::prints_heading, true});
        for (const std::string& line : printed)
            add({cut_to_columns("  " + line, width)});
    }

    const View& view;
    const Verdict& verdict;
    int width;
    checks::News news;
};

} // namespace

Document verdict_of(const View& view, int width) {
    Writer writer(view, width);
    writer.verdict_part();
    return std::move(writer.all);
}

Document document_of(const View& view, int width) {
    Writer writer(view, width);
    writer.verdict_part();
    writer.lesson();
    return std::move(writer.all);
}

} // namespace learn
