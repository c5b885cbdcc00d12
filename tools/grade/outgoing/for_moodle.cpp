// As Moodle's assignfeedback_offline reads it: by the columns Identifier, Grade and Last modified (grade), with as many
// cells in each row as in the first. It passes over an empty grade.
#include "dnn/support/error.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/intake/worksheet.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace grade {
namespace {

constexpr const char* unknown = "-"; // as Moodle writes it
constexpr const char* kept_grades =
    "Where a learner already has a grade, Moodle keeps it, unless you tick \"Allow updating records …\"";

/// PHP takes a quote behind a backslash for a part of the cell, and would go on with the next learner's: a space goes
/// between them.
std::string moodle_line(std::vector<std::string> cells) {
    for (std::string& text : cells)
        for (std::size_t at = 0; (at = text.find('\\', at)) != std::string::npos; ++at)
            if (at + 1 == text.size() || text[at + 1] == '"')
                text.insert(++at, 1, ' ');
    return csv_line(cells);
}

/// HTML, as Moodle keeps it.
std::string comment_on(const Record& record) {
    const Points sum = total(record);
    std::string html = number(sum.points) + " of " + number(sum.max_points) + " points";
    if (!record.problem.empty())
        html += "<br>" + escaped(support::one_line(record.problem));
    for (const ExerciseResult& result : record.results)
        html += "<br>" + escaped(result.exercise) + ": " + number(result.points) + " of " +
                number(result.max_points) +
                (result.outcome == Outcome::graded ? "" : ", " + escaped(to_string(result.outcome)));
    for (const Adjustment& adjustment : record.adjustments)
        html += "<br>" + escaped(support::one_line(sentence_of(adjustment)));
    return html;
}

/// By the first column, "Participant 12", in whatever language.
bool is_worksheet(const Gradebook& gradebook) {
    static const support::Pattern numbered("[^0-9#].* ?[0-9]+");
    constexpr std::size_t fewest_columns = 7;
    return !gradebook.rows().empty() && gradebook.headers().size() >= fewest_columns &&
           std::all_of(gradebook.rows().begin(), gradebook.rows().end(),
                       [&](const CsvRow& row) { return numbered.matches(cell(row, 0)); });
}

void add_row(const Record& record, double max_points, Outgoing& out) {
    const Origin& origin = record.origin;
    out.content += moodle_line(
        {"Participant " + origin.participant, without_formula(record.name), without_formula(origin.email),
         "Submitted for grading", number(total(record).points), number(max_points), "Yes",
         origin.submitted_at ? shown_time(*origin.submitted_at) : unknown, unknown, comment_on(record)});
    ++out.learners;
}

/// Without a worksheet to fill in.
void write_new(const Graded& graded, Outgoing& out) {
    out.content += moodle_line({"Identifier", "Full name", "Email address", "Status", "Grade",
                                "Maximum Grade", "Grade can be changed", "Last modified (submission)",
                                "Last modified (grade)", "Feedback comments"});
    for (const Record& record : graded.records) {
        const std::string& participant = record.origin.participant;
        if (const std::optional<LeftOut> why = why_ungraded(record))
            out.left_out.emplace_back(*why, record.name);
        else if (participant.empty())
            out.left_out.emplace_back(LeftOut::no_id, record.name);
        else
            add_row(record, graded.max_points, out);
    }
    out.notices.push_back(std::string(kept_grades) + " or give the downloaded worksheet with --roster.");
}

class Worksheet {
public:
    explicit Worksheet(const Graded& graded)
        : graded_(graded), gradebook_(graded.gradebook), grade_(gradebook_.column({"grade"})),
          maximum_(gradebook_.column({"maximumgrade"})),
          changeable_(gradebook_.column({"gradecanbechanged"})),
          comment_(gradebook_.column({"feedbackcomments"})),
          language_(worksheet_language(gradebook_.headers())) {
        check_worksheet(gradebook_);
        for (const Record& record : graded.records)
            if (const CsvRow* row = gradebook_.row_of(record))
                records_[row] = &record;
    }

    void write(Outgoing& out) {
        out.content += moodle_line(gradebook_.headers());
        for (const CsvRow& row : gradebook_.rows())
            out.content += moodle_line(filled(row, out));
        for (const Record& record : graded_.records)
            if (!gradebook_.row_of(record))
                out.left_out.emplace_back(LeftOut::not_in_list, record.name);
        const std::string language = language_->name;
        if (language != "English")
            out.notices.push_back("The worksheet is in " + language + ": upload it with Moodle in " +
                                  language + ", whose titles it looks for. It reads dates in English only. " +
                                  kept_grades + ".");
        if (!maximum_found_.empty())
            out.notices.push_back("Moodle's maximum grade is " + maximum_found_ +
                                  ", and this run gives up to " + number(graded_.max_points) +
                                  " points: set the assignment's maximum to " + number(graded_.max_points) +
                                  " first. Moodle passes over higher grades.");
    }

private:
    std::vector<std::string> filled(const CsvRow& row, Outgoing& out) {
        std::vector<std::string> cells = row.cells;
        cells.resize(gradebook_.headers().size());
        for (const char* key : {"fullname", "emailaddress"})
            if (const std::size_t place = gradebook_.column({key}); place < cells.size())
                cells[place] = without_formula(cells[place]);
        const auto found = records_.find(&row);
        if (found == records_.end())
            return cells;
        const Record& record = *found->second;
        if (const std::optional<LeftOut> why = why_ungraded(record)) {
            out.left_out.emplace_back(*why, record.name);
        } else if (is_text(cell(row, changeable_), language_->no)) {
            out.left_out.emplace_back(LeftOut::locked, record.name);
        } else {
            cells[grade_] = number(total(record).points);
            ++out.learners;
            if (comment_ < cells.size())
                cells[comment_] = comment_on(record);
            const std::string maximum = cell(row, maximum_);
            if (!maximum.empty() && number(std::atof(maximum.c_str())) != number(graded_.max_points))
                maximum_found_ = maximum;
        }
        return cells;
    }

    const Graded& graded_;
    const Gradebook& gradebook_;
    std::size_t grade_, maximum_, changeable_, comment_;
    const WorksheetLanguage* language_;
    std::map<const CsvRow*, const Record*> records_;
    std::string maximum_found_; // where it is not that of the run
};

} // namespace

void check_worksheet(const Gradebook& gradebook) {
    if (is_worksheet(gradebook) && !worksheet_language(gradebook.headers()))
        throw support::Error(
            "the worksheet of --roster lacks one of the columns that Moodle's import needs, Identifier, "
            "Grade "
            "and Last modified (grade), or names them in a language that is not known here. Download it with "
            "Moodle set to English, and upload it so, too.");
}

Outgoing moodle_grades(const Graded& graded) {
    Outgoing out{Platform::moodle, moodle_grades_file, std::string(utf8_mark),
                 "the assignment's Submissions > Actions > Upload grading worksheet"};
    if (is_worksheet(graded.gradebook))
        Worksheet(graded).write(out);
    else
        write_new(graded, out);
    return out;
}

} // namespace grade
