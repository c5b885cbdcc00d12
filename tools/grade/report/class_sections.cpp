#include "tools/grade/report/class_sections.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <cstdlib>

namespace grade {
using support::amount;
using support::one_line;
using support::shortened;

namespace {

constexpr std::size_t max_remark = 600; // bytes

} // namespace

std::string section(const std::string& id, const std::string& title, const std::string& content,
                    std::optional<std::size_t> count) {
    return "<section id=\"" + id + "\"><h2>" + title +
           (count ? " <span class=\"count\">" + std::to_string(*count) + "</span>" : "") + "</h2>\n" +
           content + "</section>\n";
}

std::string list_item(const std::string& sign, const Record& record, const std::string& words) {
    return "<li><b>" + sign + "</b>" + learner_link(record) + ": " + words + "</li>\n";
}

std::string words_of(const std::string& text) {
    return escaped(one_line(shortened(text, max_remark)));
}

std::string learner_link(const Record& record) {
    return "<a href=\"" + href(record.folder + "/feedback.html") + "\">" + escaped(one_line(record.name)) +
           "</a>";
}

std::string learner_links(const Records& records, const std::vector<std::size_t>& places, std::size_t shown) {
    std::string html;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == shown)
            html += " <details class=\"more\"><summary>and " + std::to_string(places.size() - i) +
                    " more</summary>";
        html += (i == 0 || i == shown ? "" : ", ") + learner_link(records[places[i]]);
    }
    return html + (places.size() > shown ? "</details>" : "");
}

std::string folded(const std::vector<std::string>& items, std::size_t shown, const std::string& open,
                   const std::string& close) {
    std::string html = open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i == shown)
            html +=
                close + "<details><summary>" + std::to_string(items.size() - i) + " more</summary>" + open;
        html += items[i];
    }
    return html + close + (items.size() > shown ? "</details>\n" : "");
}

std::string numbers_of(const std::vector<std::string>& exercises) {
    std::string text;
    for (std::size_t i = 0, end = 0; i < exercises.size(); i = end) {
        const int first = std::atoi(exercises[i].c_str());
        for (end = i + 1; end < exercises.size(); ++end)
            if (std::atoi(exercises[end].c_str()) != first + static_cast<int>(end - i))
                break;
        if (end - i < 3) // two in a row are not worth a dash
            end = i + 1;
        text += (text.empty() ? "" : ", ") + exercises[i].substr(0, 2) +
                (end > i + 1 ? "–" + exercises[end - 1].substr(0, 2) : "");
    }
    return text;
}

std::string summary_html(const Records& records, const Run& run, const ClassStatistics& statistics) {
    std::string text = amount(records.size(), "submission") + ", " + amount(run.exercises.size(), "exercise");
    if (statistics.final > 0)
        text += ". Mean " + number(statistics.mean) + ", median " + number(statistics.median) + " of " +
                number(statistics.max_points) + " points" +
                (statistics.final < records.size()
                     ? ", over the " + std::to_string(statistics.final) + " whose total is final"
                     : "");
    if (!records.empty())
        text += ". " + number(statistics.mean_seconds) + " s of work each";
    return "<p class=\"soft\">" + escaped(text) + ".</p>\n";
}

std::string by_hand_html(const Records& records) {
    std::vector<std::string> failed, refused, remarked;
    const std::string no_run =
        " not graded yet: no run has covered that for it. Grade this submission once without --only.";
    for (const Record& record : records) {
        if (!record.problem.empty())
            (has_machine_fault(record) ? failed : refused)
                .push_back(
                    list_item(has_machine_fault(record) ? "!" : "✗", record, words_of(record.problem)));
        else
            for (const ExerciseResult& result : record.results)
                if (result.outcome == Outcome::grader_failed)
                    failed.push_back(list_item("!", record,
                                               escaped(result.exercise) + " could not be graded. " +
                                                   words_of(result.message)));
                else if (result.outcome == Outcome::not_a_source)
                    refused.push_back(
                        list_item("✗", record,
                                  escaped(result.exercise) + " was not read. " + words_of(result.message)));
        if (const auto missing = not_graded_in(record); !missing.empty())
            failed.push_back(list_item(
                "?", record, escaped(numbers_of(missing) + (missing.size() == 1 ? " is" : " are") + no_run)));
        for (const std::string& remark : record.remarks)
            remarked.push_back(list_item("✎", record, words_of(remark)));
    }
    const std::size_t count = failed.size() + refused.size() + remarked.size();
    std::vector<std::string> all = std::move(failed);
    all.insert(all.end(), refused.begin(), refused.end());
    all.insert(all.end(), remarked.begin(), remarked.end());
    if (all.empty())
        return section("by-hand", "Look at these by hand",
                       "<p>Nothing: every file was read and graded.</p>\n");
    return section("by-hand", "Look at these by hand",
                   "<p class=\"soft\">! the grader's or the machine's fault: grade again · ? not graded yet "
                   "· ✗ not read: the learner "
                   "has 0 for it · ✎ graded, with a remark</p>\n" +
                       folded(all, rows_shown, "<ul>\n", "</ul>\n"),
                   count);
}

std::string help_html(const Records& records, const ClassStatistics& statistics) {
    std::vector<std::string> items;
    for (const Stuck& learner : statistics.stuck) {
        std::string words = learner.stuck.empty() ? "" : "stuck in " + numbers_of(learner.stuck);
        if (!learner.not_started.empty())
            words += (words.empty() ? "" : "; ") + ("nothing for " + numbers_of(learner.not_started));
        items.push_back(list_item("✋", records[learner.record], escaped(words)));
    }
    std::string html = items.empty()
                           ? "<p>Nobody is stuck in several exercises.</p>\n"
                           : "<p class=\"soft\">Less than half the points, or nothing handed in, in a "
                             "quarter of the exercises or more, and in two at least; the most first.</p>\n" +
                                 folded(items, rows_shown, "<ul>\n", "</ul>\n");
    if (!statistics.absent.empty())
        html += "<p>" + amount(statistics.absent.size(), "submission") +
                " without an exercise: " + learner_links(records, statistics.absent, names_shown) + "</p>\n";
    return section("help", "Who may need help", html, statistics.stuck.size());
}

std::string mistakes_html(const Records& records, const std::vector<MistakeMade>& mistakes) {
    if (mistakes.empty())
        return section("mistakes", "Mistakes, and who made them", "<p>No check failed.</p>\n");
    std::vector<std::string> rows;
    for (const MistakeMade& mistake : mistakes)
        rows.push_back("<tr><td>" + std::to_string(mistake.learners.size()) + "</td><td class=\"text\">" +
                       escaped(mistake.number + " · " + mistake.words) + "<div class=\"who\">" +
                       learner_links(records, mistake.learners, names_shown) + "</div></td></tr>\n");
    return section("mistakes", "Mistakes, and who made them",
                   folded(rows, rows_shown,
                          "<table>\n<tr><th>times</th><th class=\"text\">exercise, and the mistake or "
                          "check</th></tr>\n",
                          "</table>\n"));
}

std::string slowest_html(const Records& records, const ClassStatistics& statistics) {
    std::string rows;
    for (const std::size_t place : statistics.slowest) {
        const Record& record = records[place];
        const auto longest = std::max_element(record.results.begin(), record.results.end(),
                                              [](const ExerciseResult& left, const ExerciseResult& right) {
                                                  return left.seconds_compiling + left.seconds_checking <
                                                         right.seconds_compiling + right.seconds_checking;
                                              });
        const double most = longest->seconds_compiling + longest->seconds_checking;
        rows += "<tr><td class=\"text\">" + learner_link(record) + "</td><td>" + number(seconds(record)) +
                " s</td><td class=\"text\">" +
                (longest->outcome == Outcome::does_not_compile            ? "refused, compiling"
                 : longest->seconds_compiling > longest->seconds_checking ? "compiling"
                                                                          : "checking") +
                ' ' + escaped(longest->exercise.substr(0, 2)) + ": " + number(most) + " s</td></tr>\n";
    }
    return rows.empty()
               ? ""
               : section("slowest", "The slowest submissions",
                         "<table>\n<tr><th class=\"text\">submission</th><th>time</th><th class=\"text\">"
                         "most of it in</th></tr>\n" +
                             rows + "</table>\n");
}

} // namespace grade
