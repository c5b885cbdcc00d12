#include "tools/grade/report/class_report.hpp"

#include "checks/sentences.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/report/class_plots.hpp"
#include "tools/grade/report/html_page.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <map>

namespace grade {
using support::columns;
using support::one_line;
using support::shortened;

namespace {

constexpr int max_name = 28;             // columns, in the terminal's table
constexpr std::size_t max_mistakes = 15; // on the page
constexpr const char* no_file = "·";

std::string note_of(const Record& record, const Run& run) {
    std::string note = record.problem;
    for (const ExerciseResult& result : record.results)
        if (result.outcome == Outcome::grader_failed && note.empty())
            note = result.exercise + " could not be graded: " + result.message;
    if (run.sandbox == SandboxKind::none)
        note += (note.empty() ? "" : " ") + std::string("Graded without a sandbox.");
    return note;
}

std::string compact(const ExerciseResult& result) {
    return result.outcome == Outcome::not_submitted   ? no_file
           : result.outcome == Outcome::grader_failed ? "!"
                                                      : number(result.points);
}

std::string total_text(const Record& record) {
    const Points sum = total(record);
    return (has_failed(record) ? "!" : number(sum.points)) + "/" + number(sum.max_points);
}

std::string padded(const std::string& text, int places, bool left = false) {
    const std::string spaces(static_cast<std::size_t>(std::max(places - columns(text), 0)), ' ');
    return left ? text + spaces : spaces + text;
}

std::string short_name(const Record& record) {
    return support::cut_to_columns(one_line(record.name), max_name);
}

/// The text's first line.
std::string headline(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

/// Why there was no answer at all, such as an endless loop: every check failed, and for the same reason.
std::string why_stopped(const ExerciseResult& result) {
    const std::vector<checks::Check>& all = result.report.checks;
    const auto reason = [](const checks::Check& check) {
        return check.findings.empty() ? "" : checks::sentence(check.findings.front());
    };
    if (all.size() < 2)
        return "";
    const bool same = std::all_of(all.begin(), all.end(), [&](const checks::Check& check) {
        return !check.passed && reason(check) == reason(all.front());
    });
    return same ? headline(reason(all.front())) : "";
}

/// How often each mistake was recognized and, where none was, what stopped a function or how often each check failed;
/// the most frequent first.
std::vector<std::pair<int, std::string>> mistakes(const std::vector<Record>& records) {
    std::map<std::string, int> counts;
    // A mistake's text, as the first submission with it has it: each names its own sizes.
    std::map<std::string, std::string> words;
    for (const Record& record : records)
        for (const ExerciseResult& result : record.results) {
            const std::string number = result.exercise.substr(0, 2);
            if (const auto& diagnosis = result.report.diagnosis; diagnosis && !diagnosis->id.empty()) {
                const std::string key = number + " · " + diagnosis->id;
                ++counts[words.try_emplace(key, key + ": " + headline(diagnosis->text)).first->second];
                continue;
            }
            if (const std::string why = why_stopped(result); !why.empty()) {
                ++counts[number + " · " + why];
                continue;
            }
            for (const checks::Check& check : result.report.checks)
                if (!check.passed)
                    ++counts[number + " · fails: " + one_line(check.sentence)];
            if (result.outcome == Outcome::does_not_compile)
                ++counts[number + " · does not compile"];
        }
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto& [sentence, count] : counts)
        sorted.emplace_back(count, sentence);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& left, const auto& right) { return left.first > right.first; });
    return sorted;
}

std::string mistakes_html(const std::vector<Record>& records) {
    const auto all = mistakes(records);
    if (all.empty())
        return "<p>No check failed.</p>\n";
    std::string html =
        "<table>\n<tr><th>times</th><th class=\"text\">exercise, and the mistake or check</th></tr>\n";
    for (std::size_t i = 0; i < std::min(all.size(), max_mistakes); ++i)
        html += "<tr><td>" + std::to_string(all[i].first) + "</td><td class=\"text\">" +
                escaped(all[i].second) + "</td></tr>\n";
    html += "</table>\n";
    if (all.size() > max_mistakes)
        html += "<p class=\"soft\">… and " + std::to_string(all.size() - max_mistakes) + " more.</p>\n";
    return html;
}

std::string table_html(const std::vector<Record>& records, const Run& run) {
    std::string html = "<div class=\"scroll\"><table>\n<tr><th class=\"text\">submission</th><th>total</th>";
    for (const Exercise& exercise : run.exercises)
        html += "<th>" + escaped(exercise.number()) + "</th>";
    html += "</tr>\n";
    for (const Record& record : records) {
        html += "<tr><td class=\"text\"><a href=\"" + href(record.folder + "/feedback.html") + "\">" +
                escaped(one_line(record.name)) + "</a></td><td>" + total_text(record) + "</td>";
        for (const ExerciseResult& result : record.results)
            html += "<td class=\"" + mark_of(result) + "\">" + compact(result) + "</td>";
        html += "</tr>\n";
    }
    return html + "</table></div>\n<p class=\"soft\">" + no_file +
           " not submitted, ! could not be graded, through the grader's or the machine's fault</p>\n";
}

std::string problems_html(const std::vector<Record>& records) {
    std::string items;
    for (const Record& record : records)
        for (const std::string& why :
             {record.problem,
              has_failed(record) && record.problem.empty() ? note_of(record, Run{}) : std::string()})
            if (!why.empty())
                items += "<li><b>!</b>" + escaped(one_line(record.name)) + ": " + escaped(why) + "</li>\n";
    return items.empty() ? "" : "<section><h2>Not graded</h2>\n<ul>\n" + items + "</ul></section>\n";
}

std::string summary(const std::vector<Record>& records, const Run& run) {
    std::vector<double> totals;
    double sum = 0, time = 0, max_points = 0;
    for (const Record& record : records) {
        time += seconds(record);
        max_points = total(record).max_points;
        if (!has_failed(record)) {
            totals.push_back(total(record).points);
            sum += totals.back();
        }
    }
    std::sort(totals.begin(), totals.end());
    std::string text =
        std::to_string(records.size()) + (records.size() == 1 ? " submission" : " submissions") + ", " +
        std::to_string(run.exercises.size()) + (run.exercises.size() == 1 ? " exercise" : " exercises");
    if (!totals.empty()) {
        const std::size_t n = totals.size();
        text += ". Mean " + number(sum / static_cast<double>(n)) + ", median " +
                number((totals[(n - 1) / 2] + totals[n / 2]) / 2) + " of " + number(max_points) + " points";
    }
    if (!records.empty())
        text += ". " + number(time / static_cast<double>(records.size())) + " s of work each";
    return text + ". Seed " + std::to_string(run.seed) + ".";
}

} // namespace

std::string grades_csv(const std::vector<Record>& records, const Run& run) {
    std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section";
    for (const Exercise& exercise : run.exercises)
        csv += ',' + csv_cell(exercise.name);
    csv += ",Total,Max,Note\n";
    for (const Record& record : records) {
        csv += csv_cell(record.name) + ',' + csv_cell(record.id) + ",,,";
        for (const ExerciseResult& result : record.results)
            csv += ',' + (result.outcome == Outcome::grader_failed ? "" : number(result.points));
        const Points sum = total(record);
        csv += ',' + (has_failed(record) ? "" : number(sum.points)) + ',' + number(sum.max_points) + ',' +
               csv_cell(shortened(note_of(record, run), 1000)) + '\n';
    }
    return csv;
}

std::string class_html(const std::vector<Record>& records, const Run& run) {
    std::string body = "<h1>The class</h1>\n<p class=\"soft\">" + escaped(summary(records, run)) + "</p>\n" +
                       "<p class=\"soft\">Sandbox: " + to_string(run.sandbox) + ".</p>\n" +
                       notice(sandbox_notice(run));
    body += problems_html(records);
    body += "<section><h2>Totals</h2>\n" + totals_plot(records) + "</section>\n";
    body += "<section><h2>Success in each exercise</h2>\n" + success_plot(records, run) + "</section>\n";
    body += "<section><h2>The most common mistakes</h2>\n" + mistakes_html(records) + "</section>\n";
    body += "<section><h2>Time to grade each exercise</h2>\n" + time_plot(records, run) + "</section>\n";
    body += "<section><h2>Submissions</h2>\n" + table_html(records, run) + "</section>\n";
    return html_page("The class", body);
}

std::string table(const std::vector<Record>& records, const Run& run) {
    int name_places = columns("submission"), total_places = columns("total");
    std::vector<int> places(run.exercises.size(), 2);
    for (const Record& record : records) {
        name_places = std::max(name_places, columns(short_name(record)));
        total_places = std::max(total_places, columns(total_text(record)));
        for (std::size_t i = 0; i < record.results.size(); ++i)
            places[i] = std::max(places[i], columns(compact(record.results[i])));
    }
    std::string text = padded("submission", name_places, true);
    for (std::size_t i = 0; i < places.size(); ++i)
        text += ' ' + padded(run.exercises[i].number(), places[i]);
    text += "  " + padded("total", total_places) + '\n';
    for (const Record& record : records) {
        text += padded(short_name(record), name_places, true);
        for (std::size_t i = 0; i < record.results.size(); ++i)
            text += ' ' + padded(compact(record.results[i]), places[i]);
        text += "  " + padded(total_text(record), total_places);
        const std::string& why = record.problem;
        text += (why.empty() ? "" : "  " + one_line(shortened(why, 200))) + '\n';
    }
    return text;
}

} // namespace grade
