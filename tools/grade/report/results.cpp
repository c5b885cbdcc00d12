#include "tools/grade/report/results.hpp"

#include "checks/sentences.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/judging/seed.hpp"
#include "tools/grade/report/html_page.hpp"
#include "tools/grade/report/markup.hpp"

#include <cmath>
#include <cstdlib>

namespace grade {
using support::one_line;
using support::shortened;

using support::Json;

namespace {

constexpr std::size_t max_message = 12000; // bytes

double rounded(double value) {
    return std::round(value * 100) / 100;
}

std::string feedback(const ExerciseResult& result) {
    return shortened(feedback_text(result), max_message);
}

/// The sentences about the submission as a whole, one paragraph each.
std::vector<std::string> sentences(const Record& record, const Run& run) {
    std::vector<std::string> all;
    if (const std::string unsafe = sandbox_notice(run); !unsafe.empty())
        all.push_back(unsafe);
    if (!record.problem.empty())
        all.push_back("Nothing in this submission could be graded. " +
                      shortened(record.problem, max_message));
    for (const std::string& remark : record.remarks)
        all.push_back(shortened(remark, max_message));
    for (const Adjustment& adjustment : record.adjustments)
        all.push_back(shortened(sentence_of(adjustment), max_message));
    return all;
}

std::string points_of(double points, double max_points) {
    return number(points) + " of " + number(max_points);
}

const Exercise* find(const Run& run, const std::string& name) {
    for (const Exercise& exercise : run.exercises)
        if (exercise.name == name)
            return &exercise;
    return nullptr;
}

std::string spaced(std::string group) {
    for (char& c : group)
        if (c == '_')
            c = ' ';
    return group;
}

/// The group's checks as a list. A failed check that the group's reason names is shown by that reason.
std::string check_items(const ExerciseResult& result, const GroupResult& group) {
    std::string items;
    for (const checks::Check& check : result.report.checks) {
        if (check.group != group.group)
            continue;
        const bool named = !check.passed && group.reason.find(check.sentence) != std::string::npos;
        items += std::string("<li><b class=\"") + (check.passed ? "full\">✓" : "none\">✗") + "</b>" +
                 escaped(one_line(named ? group.reason : check.sentence)) + "</li>\n";
    }
    return items.empty() ? "" : "<ul>\n" + items + "</ul>\n";
}

std::string group_html(const ExerciseResult& result, const GroupResult& group) {
    const bool full = group.points >= group.max_points - 1e-9;
    const std::string items = check_items(result, group);
    std::string html = "<div class=\"group\"><div class=\"top\"><span>" + escaped(spaced(group.group)) +
                       "</span><span class=\"points " +
                       (full               ? "full"
                        : group.points > 0 ? "part"
                                           : "none") +
                       "\">" + points_of(group.points, group.max_points) + "</span></div>\n";
    const std::string reason = escaped(one_line(group.reason));
    if (!full && items.find(reason) == std::string::npos)
        html += "<p class=\"why\">" + reason + "</p>\n";
    return html + items + "</div>\n";
}

std::string with_breaks(const std::string& text) {
    std::string html;
    for (char c : text)
        html += c == '\n' ? "<br>" : std::string(1, c);
    return html;
}

/// The compiler's words: a sentence may wrap, but not the line that a caret points at.
std::string words_html(const std::string& words) {
    std::string html = "<pre>";
    for (const std::string& line : support::lines_of(words))
        html += line.empty() || line.starts_with(' ') ? escaped(line) + '\n'
                                                      : "<span>" + escaped(line) + "</span>";
    return html + "</pre>\n";
}

/// Which bytes were graded, so that a learner can compare them with those on disk.
std::string sources_html(const Record& record) {
    std::string rows;
    for (const ExerciseResult& result : record.results)
        if (const auto found = record.sources.find(result.exercise); found != record.sources.end())
            rows +=
                "<dt>" + escaped(one_line(found->second.path)) + "</dt><dd>" +
                (found->second.sha256.empty() ? "not read" : "<code>" + found->second.sha256 + "</code>") +
                "</dd>\n";
    return rows.empty()
               ? ""
               : "<section><h2>What was graded</h2>\n<p class=\"soft\">Each file as it was handed "
                 "in, with the SHA-256 of its contents, as <code>sha256sum FILE</code> prints it.</p>\n"
                 "<dl>\n" +
                     rows + "</dl></section>\n";
}

std::string exercise_html(const ExerciseResult& result, const Run& run) {
    const Exercise* exercise = find(run, result.exercise);
    std::string html = "<section>\n<div class=\"top\"><h2>" + escaped(result.exercise) +
                       "</h2><span class=\"points " + mark_of(result) + "\">" +
                       (lacks_grade(result) ? "not final" : points_of(result.points, result.max_points)) +
                       "</span></div>\n";
    if (exercise)
        html += "<p class=\"soft\">" + escaped(exercise->title) + "</p>\n";
    if (result.outcome != Outcome::graded)
        html += "<p>" + escaped(to_string(result.outcome)) + "</p>\n";
    if (const std::string message = message_for_learner(result); !message.empty())
        html += words_html(shortened(message, max_message));
    for (const GroupResult& group : result.groups)
        html += group_html(result, group);
    if (const std::string words = what_it_looks_like(result); !words.empty())
        html += "<p class=\"why\"><b>What it looks like</b><br>" + with_breaks(escaped(words)) + "</p>\n";
    return html + "</section>\n";
}

std::string junit_case(const ExerciseResult& result) {
    const std::string start = "  <testcase classname=\"grade\" name=\"" + escaped(result.exercise) + "\"";
    const std::string points = points_of(result.points, result.max_points) + " points";
    const auto with = [&](const std::string& element, const std::string& message) {
        return start + ">\n    <" + element + " message=\"" + escaped(message) + "\">" +
               escaped(feedback(result)) + "</" + element + ">\n  </testcase>\n";
    };
    if (has_full_points(result))
        return start + "/>\n";
    if (result.outcome == Outcome::not_submitted || result.outcome == Outcome::not_graded)
        return start + ">\n    <skipped message=\"" + to_string(result.outcome) + "\"/>\n  </testcase>\n";
    if (result.outcome == Outcome::grader_failed)
        return with("error", "could not be graded");
    return with("failure", points);
}

/// "3", of "03_linear_forward".
std::string number_of(const std::string& exercise) {
    return std::to_string(std::atoi(exercise.c_str()));
}

void write_text(const std::filesystem::path& file, const std::string& text) {
    support::write_atomically(file, [&](std::ostream& out) { out << text; });
}

} // namespace

std::string results_json(const Record& record, const Run& run) {
    std::string output;
    for (const std::string& sentence : sentences(record, run))
        output += (output.empty() ? "" : "\n") + sentence;
    Json json{{"score", rounded(total(record).points)},
              {"output", output},
              {"output_format", "text"},
              {"visibility", "visible"},
              {"stdout_visibility", "hidden"},
              {"tests", Json::array()},
              {"extra_data",
               {{"deepsteps", DEEPSTEPS_VERSION},
                {"sandbox", to_string(run.sandbox)},
                {"mistakes", Json::object()}}}};
    for (const ExerciseResult& result : record.results) {
        if (checks::is_recognized(result.report.diagnosis))
            json["extra_data"]["mistakes"][result.exercise] = checks::ids_of(*result.report.diagnosis);
        json["tests"].push_back({{"name", result.exercise},
                                 {"number", number_of(result.exercise)},
                                 {"score", rounded(result.points)},
                                 {"max_score", rounded(result.max_points)},
                                 {"status", has_full_points(result) ? "passed" : "failed"},
                                 {"output", feedback(result)},
                                 {"output_format", "text"},
                                 {"visibility", "visible"}});
    }
    return support::text_of(json, 2) + '\n';
}

std::string feedback_html(const Record& record, const Run& run) {
    const Points sum = total(record);
    std::string body = "<h1>" + escaped(one_line(record.name)) + "</h1>\n";
    if (has_failed(record))
        body += "<p class=\"total missing\">not final: something has no grade yet</p>\n";
    else
        body += "<p class=\"total\">" + points_of(sum.points, sum.max_points) + " points</p>\n";
    body += meter(sum.points, sum.max_points);
    if (!record.graded_at.empty())
        body += "<p class=\"soft\">Graded " + escaped(record.graded_at) + "</p>\n";
    for (const std::string& sentence : sentences(record, run))
        body += notice(sentence);
    if (record.problem.empty())
        for (const ExerciseResult& result : record.results)
            body += exercise_html(result, run);
    body += sources_html(record);
    body += "<p class=\"soft\">Sandbox: " + to_string(run.sandbox) + ".</p>\n";
    return html_page("Feedback for " + record.name, body);
}

std::string junit_xml(const Record& record, const Run& run) {
    int failures = 0, errors = 0, skipped = 0;
    std::string cases;
    for (const ExerciseResult& result : record.results) {
        const bool missing =
            result.outcome == Outcome::not_submitted || result.outcome == Outcome::not_graded;
        const bool failed = result.outcome == Outcome::grader_failed;
        skipped += missing ? 1 : 0;
        errors += failed ? 1 : 0;
        failures += !missing && !failed && !has_full_points(result) ? 1 : 0;
        cases += junit_case(result);
    }
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" +
                      escaped(one_line(record.name)) + "\" tests=\"" + std::to_string(record.results.size()) +
                      "\" failures=\"" + std::to_string(failures) + "\" errors=\"" + std::to_string(errors) +
                      "\" skipped=\"" + std::to_string(skipped) + "\">\n";
    xml += "  <properties>\n    <property name=\"sandbox\" value=\"" + to_string(run.sandbox) +
           "\"/>\n  </properties>\n" + cases;
    std::string output;
    for (const std::string& sentence : sentences(record, run))
        output += escaped(sentence) + '\n';
    if (!output.empty())
        xml += "  <system-out>" + output + "</system-out>\n";
    return xml + "</testsuite>\n";
}

void write_results(const std::filesystem::path& folder, const Record& record, const Run& run) {
    std::filesystem::create_directories(folder);
    write_text(folder / "feedback.html", feedback_html(record, run));
    write_text(folder / "junit.xml", junit_xml(record, run));
    write_text(folder / "results.json", results_json(record, run));
}

void remove_results(const std::filesystem::path& folder) {
    std::error_code error;
    for (const char* file : {"feedback.html", "junit.xml", "results.json"})
        std::filesystem::remove(folder / file, error);
    std::filesystem::remove(folder, error); // fails if somebody keeps other files there
}

std::string details_text(const Record& record, const Run& run) {
    const std::string own = std::to_string(seed_of_student(run.seed, record.id, record.name));
    std::string text =
        one_line(record.name) + "\nFor the instructor: this shows unseen inputs. The run's seed is " +
        std::to_string(run.seed) + "; the inputs of this submission are those of DEEPSTEPS_SEED=" + own +
        " ./deepsteps check.\n";
    for (const std::string& sentence : sentences(record, run))
        text += sentence + '\n';
    for (const ExerciseResult& result : record.results) {
        text += "\n" + result.exercise + ": " + to_string(result.outcome) + ", " +
                points_of(result.points, result.max_points) + '\n';
        if (!result.message.empty())
            text += shortened(result.message, max_message) + '\n';
        for (const checks::Check& check : result.report.checks) {
            text += std::string(check.passed ? "  ✓ " : "  ✗ ") + one_line(check.sentence) + '\n';
            for (const checks::Finding& finding : check.findings)
                text += "      " + shortened(checks::sentence(finding), max_message) + '\n';
        }
        if (const std::string words = what_it_looks_like(result); !words.empty())
            text += "What it looks like: " + shortened(words, max_message) + '\n';
    }
    return text;
}

} // namespace grade
