#include "tools/grade/report/class_report.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>

namespace grade {
using support::columns;
using support::one_line;
using support::shortened;

namespace {

constexpr int max_name = 28; // columns, in the terminal's table
constexpr const char* no_file = "·";

std::string note_of(const Record& record, const Run& run) {
    std::string note = record.problem;
    for (const ExerciseResult& result : record.results)
        if (result.outcome == Outcome::grader_failed && note.empty())
            note = result.exercise + " could not be graded: " + result.message;
    std::string missing;
    for (const std::string& exercise : not_graded_in(record))
        missing += (missing.empty() ? "" : ", ") + exercise.substr(0, 2);
    if (!missing.empty())
        note += (note.empty() ? "" : " ") + ("not graded yet: " + missing);
    for (const std::string& remark : record.remarks)
        note += (note.empty() ? "" : " ") + remark;
    for (const Adjustment& adjustment : record.adjustments)
        note += (note.empty() ? "" : " ") + sentence_of(adjustment);
    if (run.sandbox == SandboxKind::none)
        note += (note.empty() ? "" : " ") + std::string("Graded without a sandbox.");
    return note;
}

std::string compact(const ExerciseResult& result) {
    return result.outcome == Outcome::not_submitted   ? no_file
           : result.outcome == Outcome::not_graded    ? "?"
           : result.outcome == Outcome::grader_failed ? "!"
                                                      : number(result.points);
}

std::string total_text(const Record& record) {
    const Points sum = total(record);
    return (has_failed(record) ? sign_of_unfinished(record) : number(sum.points)) + "/" +
           number(sum.max_points);
}

std::string padded(const std::string& text, int places, bool left = false) {
    const std::string spaces(static_cast<std::size_t>(std::max(places - columns(text), 0)), ' ');
    return left ? text + spaces : spaces + text;
}

std::string short_name(const Record& record) {
    return support::cut_to_columns(one_line(record.name), max_name);
}

} // namespace

std::string grades_csv(const std::vector<Record>& records, const Run& run) {
    std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section";
    for (const Exercise& exercise : run.exercises)
        csv += ',' + csv_cell(exercise.name);
    csv += ",Total,Max,Note\n";
    for (const Record& record : records) {
        csv += csv_cell(record.name) + ',' + csv_cell(record.id) + ",," + csv_cell(record.origin.login) + ',';
        for (const ExerciseResult& result : record.results)
            csv += ',' + (lacks_grade(result) ? "" : number(result.points));
        const Points sum = total(record);
        csv += ',' + (has_failed(record) ? "" : number(sum.points)) + ',' + number(sum.max_points) + ',' +
               csv_cell(shortened(note_of(record, run), 1000)) + '\n';
    }
    return csv;
}

std::string said_of_not_graded(const std::vector<Record>& records) {
    std::vector<std::string> names;
    for (const Record& record : records)
        if (!not_graded_in(record).empty())
            names.push_back(one_line(record.name));
    return names.empty() ? ""
                         : "Not graded yet in all exercises: " + listed(names, 10) +
                               ". Their totals come once they are graded without --only.\n";
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
