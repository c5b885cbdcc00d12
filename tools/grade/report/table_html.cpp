#include "dnn/support/text.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/html_page.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>

namespace grade {
namespace {

struct Cell {
    const char* sign;  // tells the state without its colour
    std::string kind;  // its CSS class
    std::string words; // the points, or nothing
    double rank = 0;   // for sorting
};

Cell cell_of(const ExerciseResult& result) {
    switch (result.outcome) {
    case Outcome::not_submitted:
        return {"·", "missing", "", -1};
    case Outcome::not_graded:
        return {"?", "missing", "", -1.5};
    case Outcome::grader_failed:
        return {"!", "none", "", -2};
    case Outcome::not_started:
        return {"○", "missing", "0", -0.5};
    case Outcome::graded:
    case Outcome::does_not_compile:
    case Outcome::not_a_source:
    case Outcome::out_of_time:
        break;
    }
    const char* sign = has_full_points(result) ? "✓" : result.points > 0 ? "◐" : "✗";
    return {sign, mark_of(result), number(result.points), result.points};
}

std::string cell_html(const Cell& cell) {
    return "<td class=\"" + cell.kind + "\" data-v=\"" + number(cell.rank) + "\">" + cell.words + "<i>" +
           cell.sign + "</i></td>";
}

std::string legend_of_signs() {
    std::string html = "<p class=\"soft\">";
    for (const auto& [sign, meaning] :
         {std::pair{"✓", "all points"},
          {"◐", "some"},
          {"✗", "none"},
          {"○", "not started"},
          {"·", "not submitted"},
          {"?", "not graded yet: no run has covered it"},
          {"!", "could not be graded, through the grader's or the machine's fault"}})
        html += std::string("<span class=\"key\"><b>") + sign + "</b> " + meaning + "</span> ";
    return html + "</p>\n";
}

std::string total_html(const Record& record) {
    const Points sum = total(record);
    if (has_failed(record))
        return std::string("<td class=\"") + (has_machine_fault(record) ? "none" : "missing") +
               "\" data-v=\"-1\"><i>" + sign_of_unfinished(record) + "</i></td>";
    return "<td data-v=\"" + number(sum.points) + "\">" + number(sum.points) + "</td>";
}

} // namespace

std::string table_html(const Records& records, const Run& run) {
    double max_points = 0;
    for (const Exercise& exercise : run.exercises)
        max_points += exercise.points;
    const bool has_ids =
        std::any_of(records.begin(), records.end(), [](const Record& record) { return !record.id.empty(); });
    std::string html =
        "<div class=\"scroll tall\"><table id=\"grades\">\n<thead><tr><th class=\"text\">submission</th>";
    html += has_ids ? "<th class=\"id\">ID</th>" : "";
    html += "<th>of " + number(max_points) + "</th>";
    for (const Exercise& exercise : run.exercises)
        html += "<th title=\"" + escaped(exercise.name) + "\">" + escaped(exercise.number()) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (const Record& record : records) {
        html += "<tr><th class=\"text\" scope=\"row\">" + learner_link(record) + "</th>";
        if (has_ids)
            html += "<td class=\"id\">" + escaped(support::one_line(record.id)) + "</td>";
        html += total_html(record);
        for (const ExerciseResult& result : record.results)
            html += cell_html(cell_of(result));
        html += "</tr>\n";
    }
    return section("table", "Submissions", legend_of_signs() + html + "</tbody></table></div>\n",
                   records.size());
}

} // namespace grade
