// As Canvas's gradebook_importer.rb reads it: a learner is found by ID, SIS User ID or SIS Login ID, an assignment by the
// number at the end of its header. An empty cell would delete a grade, so learners without one are left out.
#include "dnn/support/pattern.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>

namespace grade {
namespace {

constexpr const char* points_possible = "Points Possible";

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Canvas's own number. The id of an anonymous submission is another.
std::string canvas_id(const Record& record) {
    const bool anonymous = record.name.starts_with("anon_");
    return record.origin.platform == Platform::canvas && !anonymous && is_number(record.id) ? record.id : "";
}

bool is_canvas_export(const Gradebook& gradebook) {
    return gradebook.has("student") && gradebook.has("id");
}

/// Student, ID, SIS User ID, SIS Login ID, Section.
std::vector<std::string> identity(const Record& record, const Gradebook& gradebook) {
    const CsvRow* row = gradebook.row_of(record);
    if (row && is_canvas_export(gradebook))
        return {gradebook.value(row, {"student"}), gradebook.value(row, {"id"}),
                gradebook.value(row, {"sisuserid"}), gradebook.value(row, {"sisloginid"}),
                gradebook.value(row, {"section"})};
    const std::string id = canvas_id(record), number = student_number(record, gradebook);
    return {record.name, id, number == id ? "" : number, user_name(record, gradebook),
            gradebook.value(row, {"section"})};
}

/// The gradebook's own header for the assignment, if it is clear which; else the title.
std::string canvas_header(const Gradebook& gradebook, const std::string& title) {
    std::vector<std::string> found;
    for (const std::string& header : gradebook.headers()) {
        const bool numbered = header.starts_with(title + " (") && header.ends_with(')') &&
                              is_number(header.substr(title.size() + 2, header.size() - title.size() - 3));
        if (header == title)
            return title;
        if (numbered)
            found.push_back(header);
    }
    return found.size() == 1 ? found.front() : title;
}

/// Points would take the instructor's EX away.
bool is_excused(const Record& record, const Gradebook& gradebook, const std::string& header) {
    const CsvRow* const row = gradebook.row_of(record);
    const std::vector<std::string>& headers = gradebook.headers();
    const auto place = std::find(headers.begin(), headers.end(), header);
    return row && is_canvas_export(gradebook) && place != headers.end() &&
           header_key(cell(*row, static_cast<std::size_t>(place - headers.begin()))) == "ex";
}

std::vector<std::string> canvas_notices(const Graded& graded, const std::string& header) {
    const std::vector<std::string>& headers = graded.gradebook.headers();
    const auto place = std::find(headers.begin(), headers.end(), header);
    const bool in_gradebook = is_canvas_export(graded.gradebook) && place != headers.end();
    if (!in_gradebook) {
        if (is_canvas_export(graded.gradebook))
            return {"The gradebook of --roster has no column \"" + header +
                    "\": Canvas may ask whether to make a new assignment."};
        if (support::Pattern(" \\([0-9]+\\)$").found_in(header).empty())
            return {"\"" + header +
                    "\" does not end with the assignment's number, as in \"Week 4 (1234)\": "
                    "Canvas goes by its title, or makes a new assignment."};
        return {};
    }
    for (const CsvRow& row : graded.gradebook.rows()) {
        if (cell(row, 0) != points_possible)
            continue;
        const std::string possible = cell(row, static_cast<std::size_t>(place - headers.begin()));
        if (is_number(possible.substr(0, possible.find('.'))) && std::stod(possible) != graded.max_points)
            return {"Canvas gives " + possible + " points for it; the import makes that " +
                    number(graded.max_points) + '.'};
    }
    return {};
}

} // namespace

Outgoing canvas_grades(const Graded& graded, const std::string& title) {
    const std::string header = canvas_header(graded.gradebook, title);
    Outgoing out{Platform::canvas, canvas_grades_file, std::string(utf8_mark), "Grades > Import"};
    out.content += csv_line({"Student", "ID", "SIS User ID", "SIS Login ID", "Section", header});
    out.content +=
        csv_line({std::string("    ") + points_possible, "", "", "", "", number(graded.max_points)});
    for (const Record& record : graded.records) {
        std::vector<std::string> cells = identity(record, graded.gradebook);
        const bool found = !cells[1].empty() || !cells[2].empty() || !cells[3].empty();
        if (const std::optional<LeftOut> why = why_ungraded(record)) {
            out.left_out.emplace_back(*why, record.name);
        } else if (is_excused(record, graded.gradebook, header)) {
            out.left_out.emplace_back(LeftOut::excused, record.name);
        } else if (!found) {
            out.left_out.emplace_back(LeftOut::no_id, record.name);
        } else {
            // Canvas would take a learner of that name for the row above; it goes by the id.
            const bool misleading = cells[0].find(points_possible) != std::string::npos;
            cells[0] = misleading ? "" : without_formula(cells[0]);
            cells.push_back(number(total(record).points));
            out.content += csv_line(cells);
            ++out.learners;
        }
    }
    out.notices = canvas_notices(graded, header);
    return out;
}

} // namespace grade
