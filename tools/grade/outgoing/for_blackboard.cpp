// As the Grade Center's own download: a learner is found by Username, a column by the number at the end of its header.
// Blackboard wants every cell of a file with commas in quotes.
#include "dnn/support/pattern.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/markup.hpp"

#include <cstdlib>

namespace grade {
namespace {

struct FullName {
    std::string last, first;
};

FullName full_name(const Record& record, const Gradebook& gradebook) {
    const CsvRow* row = gradebook.row_of(record);
    if (row && gradebook.has("lastname") && gradebook.has("firstname"))
        return {gradebook.value(row, {"lastname"}), gradebook.value(row, {"firstname"})};
    if (const std::size_t comma = record.name.find(", "); comma != std::string::npos)
        return {record.name.substr(0, comma), record.name.substr(comma + 2)};
    const std::size_t space = record.name.rfind(' ');
    return space == std::string::npos ? FullName{record.name, ""}
                                      : FullName{record.name.substr(space + 1), record.name.substr(0, space)};
}

/// The gradebook's own header for the title, if it is clear which.
std::string blackboard_header(const Gradebook& gradebook, const std::string& title) {
    std::vector<std::string> found;
    for (const std::string& header : gradebook.headers())
        if (header == title || header.starts_with(title + " ["))
            found.push_back(header);
    return found.size() == 1 ? found.front() : title;
}

std::vector<std::string> blackboard_notices(const std::string& header, double max_points) {
    static const support::Pattern pattern("\\[Total Pts: ([0-9.,]+)[^\\]]*\\] \\|[0-9]+$");
    const support::Parts parts = pattern.found_in(header);
    if (parts.empty())
        return {"\"" + header +
                "\" is no header of the Grade Center's download, such as \"Week 4 [Total Pts: " +
                number(max_points) +
                " Score] |56789\": Blackboard makes a new column of text. Give its download "
                "with --roster, or the whole header."};
    const std::string points = parts[1];
    if (number(std::atof(points.c_str())) != number(max_points))
        return {"Blackboard gives " + points + " points for it, this run up to " + number(max_points) + '.'};
    return {};
}

} // namespace

Outgoing blackboard_grades(const Graded& graded, const std::string& title) {
    const std::string header = blackboard_header(graded.gradebook, title);
    Outgoing out{Platform::blackboard, blackboard_grades_file, std::string(utf8_mark),
                 "Grade Center > Work Offline > Upload"};
    out.content += csv_line({"Last Name", "First Name", "Username", header}, Quotes::everywhere);
    for (const Record& record : graded.records) {
        const std::string login = user_name(record, graded.gradebook);
        const FullName name = full_name(record, graded.gradebook);
        if (const std::optional<LeftOut> why = why_ungraded(record)) {
            out.left_out.emplace_back(*why, record.name);
        } else if (login.empty()) {
            out.left_out.emplace_back(LeftOut::no_id, record.name);
        } else {
            out.content += csv_line({without_formula(name.last), without_formula(name.first), login,
                                     number(total(record).points)},
                                    Quotes::everywhere);
            ++out.learners;
        }
    }
    out.notices = blackboard_notices(header, graded.max_points);
    return out;
}

} // namespace grade
