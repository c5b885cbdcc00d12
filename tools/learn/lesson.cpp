#include "tools/learn/lesson.hpp"

#include "checks/course.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>

namespace learn {
using support::lines_of;

namespace {

/// A paragraph, an item of a list, or a formula with its line breaks.
struct Block {
    std::string text;
    bool formula = false;
};

std::string without_markdown(const std::string& text) {
    static const support::Pattern code("`"), emphasis(R"(\*+([^\s*][^*]*)\*+)");
    return emphasis.replaced(code.replaced(text, ""), "$1");
}

bool begins_item(const std::string& line) {
    static const support::Pattern item(R"((- |[0-9]+\. ).*)");
    return item.matches(line);
}

/// The blocks under a heading; with "" those above the first heading.
std::vector<Block> section(const std::string& file, const std::string& heading) {
    std::vector<Block> blocks;
    bool inside = heading.empty(), go_on = false;
    for (std::string line : lines_of(file)) {
        if (!line.starts_with("//"))
            break;
        line.erase(0, line.starts_with("// ") ? 3 : 2);
        if (line.starts_with("#")) {
            if (!blocks.empty())
                break;
            inside = line == heading || (heading.empty() && line.starts_with("# "));
            continue;
        }
        if (!inside || line.empty()) {
            go_on = false;
            continue;
        }
        const bool formula = line.starts_with("    ");
        if (!go_on || formula != blocks.back().formula || begins_item(line))
            blocks.push_back({line, formula});
        else
            blocks.back().text += (formula ? "\n" : " ") + line;
        go_on = true;
    }
    return blocks;
}

} // namespace

std::vector<std::string> task_of(const std::string& file, int width) {
    const std::vector<Block> intro = section(file, "");
    std::vector<Block> blocks = section(file, "## What to build");
    const auto is_formula = [](const Block& block) { return block.formula; };
    if (blocks.empty())
        blocks = intro;
    else if (std::none_of(blocks.begin(), blocks.end(), is_formula))
        if (const auto formula = std::find_if(intro.begin(), intro.end(), is_formula); formula != intro.end())
            blocks.insert(blocks.begin(), *formula);

    std::vector<std::string> lines;
    for (const Block& block : blocks) {
        const std::string text = support::plain(block.text);
        if (block.formula) {
            for (const std::string& line : lines_of(text))
                lines.push_back(support::cut_to_columns(line, width));
            continue;
        }
        for (std::string& line : support::wrap(without_markdown(text), width, begins_item(text) ? "  " : ""))
            lines.push_back(std::move(line));
    }
    return lines;
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
            common[i][j] = mine[i] == theirs[j] ? common[i + 1][j + 1] + 1
                                                : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<std::string> lines;
    std::size_t i = 0, j = 0;
    while (i < mine.size() || j < theirs.size()) {
        if (i < mine.size() && j < theirs.size() && mine[i] == theirs[j]) {
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
