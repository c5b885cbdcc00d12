#include "tools/learn/lesson.hpp"

#include "checks/compiler/source.hpp"
#include "checks/course.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>

namespace learn {
using support::columns, support::cut_to_columns, support::lines_of;

namespace {

std::string without_markdown(const std::string& text) {
    static const support::Pattern code("`"), emphasis(R"(\*+([^\s*][^*]*)\*+)");
    return emphasis.replaced(code.replaced(text, ""), "$1");
}

bool begins_item(const std::string& line) {
    static const support::Pattern item(R"((- |[0-9]+\. ).*)");
    return item.matches(line);
}

/// "| a | b |" as its cells.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t at = 1, end = 0; at < row.size(); at = end + 1) {
        end = std::min(row.find('|', at), row.size());
        std::string cell = without_markdown(row.substr(at, end - at));
        const std::size_t first = std::min(cell.find_first_not_of(' '), cell.size());
        cells.push_back(cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
    }
    return cells;
}

/// Turns Markdown into lines of text, block by block.
class Lesson {
public:
    explicit Lesson(int the_width) : width(the_width) {}

    std::vector<Line> of(const std::string& file) {
        for (std::string line : lines_of(support::plain(file))) {
            if (!line.starts_with("//"))
                break;
            line.erase(0, line.starts_with("// ") ? 3 : 2);
            if (!line.starts_with("# ")) // the title stands on the screen already
                take(line);
        }
        end_block();
        while (!lines.empty() && lines.back().text.empty())
            lines.pop_back();
        return std::move(lines);
    }

private:
    void take(const std::string& line) {
        const bool is_row = line.starts_with("|");
        if (!rows.empty() && !is_row)
            end_block();
        if (line.empty() || line.starts_with("#") || line.starts_with("    ") || begins_item(line))
            end_block();
        if (line.empty()) {
            if (!lines.empty() && !lines.back().text.empty())
                lines.push_back({});
        } else if (line.starts_with("#")) {
            lines.push_back({line.substr(line.find_first_not_of("# ")), true});
        } else if (line.starts_with("    ")) {
            formula(line);
        } else if (is_row) {
            if (line.find_first_not_of("|-: ") != std::string::npos || line.find('-') == std::string::npos)
                rows.push_back(cells_of(line));
        } else {
            paragraph += (paragraph.empty() ? "" : " ") + line;
        }
    }

    /// With less indentation, or on several lines, where it is too wide; a drawing is cut instead.
    void formula(const std::string& line) {
        const std::string narrow = "  " + line.substr(line.find_first_not_of(' '));
        if (columns(line) <= width)
            lines.push_back({line});
        else if (columns(narrow) <= width || support::has(line, "⎡") || support::has(line, "⎣"))
            lines.push_back({cut_to_columns(narrow, width)});
        else
            for (std::string& part : support::wrap(narrow, width - 2, "        "))
                lines.push_back({"  " + std::move(part)});
    }

    void end_block() {
        if (!paragraph.empty())
            for (std::string& text :
                 support::wrap(without_markdown(paragraph), width, begins_item(paragraph) ? "  " : ""))
                lines.push_back({std::move(text)});
        paragraph.clear();
        if (!rows.empty())
            end_table();
        rows.clear();
    }

    /// In columns where they fit, else one cell behind the other.
    void end_table() {
        std::vector<int> widths;
        int all = 0;
        for (const std::vector<std::string>& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i) {
                widths.resize(std::max(widths.size(), i + 1));
                widths[i] = std::max(widths[i], columns(row[i]));
            }
        for (const int one : widths)
            all += one + 3;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            std::string text;
            for (std::size_t i = 0; i < rows[r].size(); ++i) {
                const std::string& cell = rows[r][i];
                if (all <= width && i + 1 < rows[r].size())
                    text += cell + std::string(static_cast<std::size_t>(widths[i] - columns(cell) + 3), ' ');
                else
                    text += (all <= width || i == 0 || cell.empty() ? "" : " · ") + cell;
            }
            text.erase(text.find_last_not_of(' ') + 1);
            if (all <= width)
                lines.push_back({"  " + text, r == 0});
            else
                for (std::string& part : support::wrap(text, width - 2, "    "))
                    lines.push_back({"  " + std::move(part), r == 0});
        }
    }

    int width;
    std::string paragraph;
    std::vector<std::vector<std::string>> rows;
    std::vector<Line> lines;
};

/// Without its blanks.
std::string squeezed(std::string line) {
    std::erase_if(line, [](char c) { return c == ' ' || c == '\t'; });
    return line;
}

} // namespace

std::vector<Line> lesson_of(const std::string& file, int width) {
    return Lesson(width).of(file);
}

std::string formula_of(const std::string& file) {
    for (const std::string& line : lines_of(file))
        if (line.starts_with("//     "))
            return support::plain(line.substr(line.find_first_not_of("/ ")));
    return "";
}

std::vector<std::string> code_of(const std::string& file) {
    static const support::Pattern block(R"(/\*.*?\*/)");
    std::vector<std::string> code;
    for (const std::string& line : body_of(file)) {
        std::string bare = block.replaced(without_comment(line), "");
        bare.erase(bare.find_last_not_of(" \t") + 1);
        if (!bare.empty())
            code.push_back(bare);
    }
    return code;
}

std::vector<std::string> body_of(const std::string& file) {
    std::vector<std::string> body;
    bool inside = false;
    for (const std::string& line : lines_of(file)) {
        if (support::has(line, checks::end_marker))
            return body;
        if (inside)
            body.push_back(line);
        inside = inside || support::has(line, checks::start_marker);
    }
    return {};
}

std::vector<std::string> diff(const std::vector<std::string>& mine, const std::vector<std::string>& theirs) {
    // common[i][j]: the length of the longest common subsequence of mine from line i on and theirs from line j on
    std::vector<std::vector<int>> common(mine.size() + 1, std::vector<int>(theirs.size() + 1, 0));
    for (std::size_t i = mine.size(); i-- > 0;)
        for (std::size_t j = theirs.size(); j-- > 0;)
            common[i][j] = squeezed(mine[i]) == squeezed(theirs[j])
                               ? common[i + 1][j + 1] + 1
                               : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<std::string> lines;
    std::size_t i = 0, j = 0;
    while (i < mine.size() || j < theirs.size()) {
        if (i < mine.size() && j < theirs.size() && squeezed(mine[i]) == squeezed(theirs[j])) {
            lines.push_back("  " + mine[i++]);
            ++j;
        } else if (j == theirs.size() || (i < mine.size() && common[i + 1][j] >= common[i][j + 1])) {
            lines.push_back("- " + mine[i++]);
        } else {
            lines.push_back("+ " + theirs[j++]);
        }
    }
    return lines;
}

} // namespace learn
