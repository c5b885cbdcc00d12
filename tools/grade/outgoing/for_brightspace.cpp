// As Brightspace's own sample for imports: OrgDefinedId or Username or both, and "#" at the end of each line. It holds no
// names, so nothing in it needs the mark of UTF-8.
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>

namespace grade {
namespace {

struct BrightspaceRow {
    std::string number, login, points;
};

constexpr const char* kind = " Points Grade";

/// "Week 4 Points Grade", from "Week 4" or from a header of Brightspace's export, which may go on behind it.
std::string brightspace_header(const std::string& title) {
    const std::size_t place = title.find(kind);
    return place == std::string::npos ? title + kind : title.substr(0, place + std::string(kind).size());
}

std::string brightspace_line(const BrightspaceRow& row, bool numbers, bool logins) {
    std::vector<std::string> cells;
    if (numbers)
        cells.push_back(row.number);
    if (logins)
        cells.push_back(row.login);
    cells.push_back(row.points);
    cells.push_back("#");
    return csv_line(cells);
}

} // namespace

Outgoing brightspace_grades(const Graded& graded, const std::string& title) {
    Outgoing out{Platform::brightspace, brightspace_grades_file, "", "Grades > Enter Grades > Import"};
    std::vector<BrightspaceRow> rows;
    bool numbers = false, logins = false;
    for (const Record& record : graded.records) {
        const BrightspaceRow row{student_number(record, graded.gradebook),
                                 user_name(record, graded.gradebook), number(total(record).points)};
        if (const std::optional<LeftOut> why = why_ungraded(record)) {
            out.left_out.emplace_back(*why, record.name);
        } else if (row.number.empty() && row.login.empty()) {
            out.left_out.emplace_back(LeftOut::no_id, record.name);
        } else {
            rows.push_back(row);
            numbers = numbers || !row.number.empty();
            logins = logins || !row.login.empty();
        }
    }
    numbers = numbers || !logins; // a file without rows has a column as well
    std::vector<std::string> headers;
    if (numbers)
        headers.push_back("OrgDefinedId");
    if (logins)
        headers.push_back("Username");
    headers.push_back(brightspace_header(title));
    headers.push_back("End-of-Line Indicator");
    const std::vector<std::string>& known = graded.gradebook.headers();
    const bool is_export = graded.gradebook.has("orgdefinedid") || graded.gradebook.has("endoflineindicator");
    if (is_export && std::none_of(known.begin(), known.end(), [&](const std::string& header) {
            return brightspace_header(header) == brightspace_header(title) &&
                   header.find(kind) != std::string::npos;
        }))
        out.notices.push_back("The export of --roster has no column \"" + brightspace_header(title) +
                              "\": make a grade item of that name first, or Brightspace makes a new one.");
    out.content = csv_line(headers);
    out.learners = rows.size();
    for (const BrightspaceRow& row : rows)
        out.content += brightspace_line(row, numbers, logins);
    return out;
}

} // namespace grade
