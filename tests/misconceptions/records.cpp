#include "tests/misconceptions/records.hpp"

#include "checks/course.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace misconceptions {
namespace fs = std::filesystem;
using support::has;

namespace {

[[noreturn]] void fail(const std::string& place, const std::string& sentence) {
    throw support::Error(place + ": " + sentence);
}

/// The words, with one space between them.
std::string trimmed(const std::string& text) {
    std::istringstream words(text);
    std::string all;
    for (std::string word; words >> word;)
        all += (all.empty() ? "" : " ") + word;
    return all;
}

Record begun(const std::string& text, std::size_t line, const std::string& place) {
    const std::string rest = trimmed(text.substr(std::min(text.find(':'), text.size() - 1) + 1));
    if (text.starts_with("right:") && !rest.empty())
        return {rest, "", "", "", true, line, place};
    if (text.starts_with("says:") && !rest.empty())
        return {rest, "", rest, "", false, line, place};
    if (text.empty() || text.find_first_of(": ") != std::string::npos)
        fail(place, "expected an id, \"right: NAME\" or \"says: WORDS\" behind ==, found \"" + text + "\".");
    return {text, text, "", "", false, line, place};
}

Edit change_of_parts(const std::string& text, const std::string& place) {
    const std::size_t arrow = text.find("=>");
    if (arrow == std::string::npos || trimmed(text.substr(0, arrow)).empty())
        fail(place, "expected ~ PART => OTHER, found \"~ " + text + "\".");
    return {Edit::parts, {trimmed(text.substr(0, arrow))}, {trimmed(text.substr(arrow + 2))}, place};
}

void add(Record& record, const std::string& line, const std::string& place) {
    std::vector<Edit>& edits = record.edits;
    const std::string text = trimmed(line), rest = trimmed(text.substr(1));
    if (text.starts_with("says:"))
        record.says = trimmed(text.substr(5));
    else if (text.starts_with("from:"))
        record.from = trimmed(text.substr(5));
    else if (text[0] == '~')
        edits.push_back(change_of_parts(rest, place));
    else if (text[0] == '-') {
        if (edits.empty() || edits.back().kind != Edit::lines || !edits.back().after.empty())
            edits.push_back({Edit::lines, {}, {}, place});
        edits.back().before.push_back(rest);
    } else if (text[0] == '+') {
        if (edits.empty() || edits.back().kind == Edit::parts)
            edits.push_back({Edit::whole_body, {}, {}, place});
        edits.back().after.push_back("   " + line.substr(line.find('+') + 1));
    } else
        fail(place, "expected a line that begins with ==, says:, from:, -, + or ~, found \"" + text + "\".");
}

/// The lines between the markers.
auto body_of(Lines& function, const std::string& place) {
    const auto find = [&](auto from, const char* marker) {
        return std::find_if(from, function.end(), [&](const auto& line) { return has(line, marker); });
    };
    const auto start = find(function.begin(), checks::start_marker), end = find(start, checks::end_marker);
    if (end == function.end())
        fail(place, "the function has lost its two marker lines.");
    return std::pair(start + 1, end);
}

void replace_lines(Lines& function, const Edit& edit) {
    const auto find = [&](auto from) {
        return std::search(from, function.end(), edit.before.begin(), edit.before.end(),
                           [](const auto& line, const auto& wanted) { return trimmed(line) == wanted; });
    };
    const auto at = find(function.begin());
    if (at == function.end())
        fail(edit.place, "the function has no line \"" + edit.before[0] + "\".");
    if (find(at + 1) != function.end())
        fail(edit.place,
             "the function has \"" + edit.before[0] + "\" more than once; name the line above it, too.");
    const auto place = function.erase(at, at + static_cast<std::ptrdiff_t>(edit.before.size()));
    function.insert(place, edit.after.begin(), edit.after.end());
}

void replace_parts(Lines& function, const Edit& edit) {
    const auto [begin, end] = body_of(function, edit.place);
    const std::string &part = edit.before[0], &other = edit.after[0];
    bool found = false;
    for (auto line = begin; line != end; ++line)
        for (std::size_t at = 0; (at = line->find(part, at)) != std::string::npos; at += other.size()) {
            line->replace(at, part.size(), other);
            found = true;
        }
    if (!found)
        fail(edit.place, "nothing between the marker lines is \"" + part + "\".");
}

void apply(const Edit& edit, Lines& function) {
    if (edit.kind == Edit::lines)
        return replace_lines(function, edit);
    if (edit.kind == Edit::parts)
        return replace_parts(function, edit);
    const auto [begin, end] = body_of(function, edit.place);
    function.insert(function.erase(begin, end), edit.after.begin(), edit.after.end());
}

} // namespace

std::vector<Record> read_records(const fs::path& file) {
    const std::string name = (file.parent_path().filename() / file.filename()).string();
    const Lines all = support::lines_of(support::read_file(file));
    std::vector<Record> records;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string text = trimmed(all[i]), place = name + ':' + std::to_string(i + 1);
        if (text.empty() || text[0] == '#')
            continue;
        if (text.starts_with("=="))
            records.push_back(begun(trimmed(text.substr(2)), i + 1, place));
        else if (!records.empty())
            add(records.back(), all[i], place);
        else
            fail(place, "expected a record's first line, such as == ID, found \"" + text + "\".");
    }
    if (records.empty())
        fail(file.string(), "expected records, found none.");
    return records;
}

Solution read_solution(const fs::path& file) {
    const Lines all = support::lines_of(support::read_file(file));
    const auto start = std::find(all.begin(), all.end(), "namespace dnn {"),
               end = std::find(start, all.end(), "} // namespace dnn");
    if (end == all.end())
        fail(file.string(), "expected a function in namespace dnn, found none.");
    return {{all.begin(), start + 1}, {start + 1, end}, {end, all.end()}};
}

std::vector<Lines> functions_of(const std::vector<Record>& records, const Solution& solution) {
    std::map<std::string, Lines> styles = {{"", solution.function}};
    std::vector<Lines> all;
    for (const Record& record : records) {
        if (!styles.contains(record.from))
            fail(record.place, "there is no right answer \"" + record.from + "\" above this one.");
        all.push_back(styles.at(record.from));
        for (const Edit& edit : record.edits)
            apply(edit, all.back());
        if (record.right)
            styles[record.name] = all.back();
    }
    return all;
}

} // namespace misconceptions
