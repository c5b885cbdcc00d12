#include "tools/learn/screen.hpp"

#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/document.hpp"

#include <algorithm>

namespace learn {
using support::columns, support::cut_to_columns, support::wrap;

namespace {

using Lines = std::vector<Line>;

constexpr int low = 12,
              middle = 20;    // rows below which the head is one line, and below which it leaves out the file
constexpr int readable = 100; // columns of a paragraph, however wide the terminal is

/// Bar, exercise and title, file; in a low terminal one line of these.
Lines head_of(const View& view, int rows, int width) {
    const bool is_exercise = view.page.empty() && view.page_title.empty();
    const std::string name = "Exercise " + view.number + " · " + view.function;
    if (rows < low)
        return {{is_exercise ? view.number + " " + view.function + "  " + std::to_string(view.solved) + "/" +
                                   std::to_string(view.total)
                             : view.page_title,
                 true}};
    Lines lines{{"deepsteps  " + course_bar(view.solved, view.total, std::clamp(width - 40, 6, 36))}};
    if (!is_exercise) {
        lines.push_back({view.page_title, true});
    } else if (columns(name + ": " + view.title) <= width) {
        lines.push_back({name + ": " + view.title, true});
    } else {
        lines.push_back({name, true});
        if (rows >= middle)
            lines.push_back({view.title});
    }
    if (is_exercise && rows >= middle)
        lines.push_back({"File: " + view.file});
    if (rows >= middle)
        lines.push_back({});
    return lines;
}

/// "h hint  n next", in lines of at most so many columns.
std::vector<std::string> joined(const std::vector<Key>& keys, int width) {
    std::vector<std::string> lines(1);
    for (const Key& key : keys) {
        const std::string one = key.key + (key.word.empty() ? "" : " ") + key.word;
        const std::string gap = key.word.empty() ? " " : "  ";
        const bool fits = lines.back().empty() || columns(lines.back() + gap + one) <= width;
        if (!fits)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : gap) + one;
    }
    return lines;
}

constexpr int any_width = 1 << 20;

/// The keys with their words if two lines hold them, else the keys alone.
std::vector<std::string> keys_of(const View& view, int rows, int width) {
    std::vector<std::string> lines = joined(view.keys, width);
    if (std::ssize(lines) <= (rows < low ? 1 : 2))
        return lines;
    std::vector<Key> alone = view.keys;
    for (Key& key : alone)
        key.word.clear();
    return joined(alone, any_width);
}

Document page_of(const View& view, int width) {
    Document page;
    for (const std::string& text : view.page) {
        if (view.drawn) {
            page.lines.push_back({text, false, true});
            continue;
        }
        const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
        if (columns(text) <= width) {
            page.lines.push_back({text});
            continue;
        }
        const std::string blanks = text.substr(0, std::min<std::size_t>(indent, 20));
        for (const std::string& part : wrap(text, width - static_cast<int>(blanks.size()), "    "))
            page.lines.push_back({blanks + part});
    }
    if (!view.progress.empty())
        page.lines.push_back({view.progress});
    return page;
}

/// The first line to show, so that what matters is on the screen.
int top_of(const View& view, const Document& document, int rows) {
    int top = view.top;
    if (view.focus == Focus::lesson && document.lesson >= 0)
        top = document.lesson;
    if (view.focus == Focus::hint && document.hint >= 0)
        top = std::min(document.hint, std::max(0, document.hint_end - rows));
    return std::clamp(top, 0, std::max(0, static_cast<int>(std::ssize(document.lines)) - rows));
}

/// "↓ 12 more lines", or "" where all of them are shown.
std::string whereabouts(int top, int below, bool in_brief = false) {
    if (top == 0 && below == 0)
        return "";
    return (top > 0 ? "↑ " + std::to_string(top) : "") + (top > 0 && below > 0 ? "  " : "") +
           (below > 0 ? "↓ " + std::to_string(below) : "") +
           (in_brief           ? ""
            : top + below == 1 ? " more line"
                               : " more lines");
}

} // namespace

std::string course_bar(int solved, int total, int width) {
    return '[' +
           support::bar(static_cast<std::size_t>(solved), static_cast<std::size_t>(total),
                        static_cast<std::size_t>(width), '-') +
           "]  " + std::to_string(solved) + " of " + std::to_string(total) + " solved";
}

std::string in_words(const std::vector<Key>& keys) {
    return joined(keys, any_width).front();
}

std::vector<Line> verdict_lines(const View& view, int width) {
    return verdict_of(view, width).lines;
}

Screen draw(const View& view, Size size) {
    const int width = std::max(size.columns - 1, 10); // a line that fills the last column may wrap
    const int rows = std::max(size.rows, 1);
    Lines lines = head_of(view, rows, width);
    std::vector<std::string> keys = keys_of(view, rows, width);
    std::vector<std::string> answer;
    for (const std::string& line : support::lines_of(view.message))
        for (const std::string& part : wrap(line, width))
            answer.push_back(part);
    const std::size_t max_answer = rows < low ? 3 : 6;
    if (answer.size() > max_answer) {
        answer.resize(max_answer);
        answer.back() = cut_to_columns(answer.back() + " …", width);
    }
    const Document document = view.page.empty() && view.page_title.empty()
                                  ? document_of(view, std::min(width, readable))
                                  : page_of(view, width);
    const int length = static_cast<int>(std::ssize(document.lines));
    const int all_rows = rows - static_cast<int>(std::ssize(lines) + std::ssize(keys));
    // The line above the keys has the answer to the last key, or says what is scrolled away.
    const bool has_status = !answer.empty() || rows >= low;
    Screen screen;
    screen.rows = std::max(0, all_rows - std::max<int>(static_cast<int>(answer.size()), has_status ? 1 : 0));
    screen.top = top_of(view, document, screen.rows);
    const int shown = std::min(screen.rows, length - screen.top);
    for (int i = 0; i < screen.rows; ++i)
        lines.push_back(i < shown ? document.lines[static_cast<std::size_t>(screen.top + i)] : Line());
    for (const std::string& text : answer)
        lines.push_back({text});
    if (answer.empty() && has_status)
        lines.push_back({whereabouts(screen.top, length - screen.top - shown)});
    if (const std::string where = whereabouts(screen.top, length - screen.top - shown, true);
        !has_status && columns(keys.back() + where) + 2 <= width)
        keys.back() += "  " + where;
    for (const std::string& text : keys)
        lines.push_back({text});
    if (static_cast<int>(lines.size()) > rows) // hardly any rows: the keys
        lines.erase(lines.begin(), lines.end() - rows);
    for (Line& line : lines)
        if (!line.drawn)
            line.text = cut_to_columns(line.text, width);
    screen.lines = std::move(lines);
    return screen;
}

int rows_of_page(Size size) {
    View page;
    page.page_title = "A page";
    page.keys = {{"q", "quit", ""}};
    return draw(page, size).rows;
}

std::string paint(const Line& line, bool colour) {
    if (!colour || line.drawn)
        return line.text;
    std::string text = line.text;
    const auto mark = [&](const std::string& sign, const char* code) {
        if (text.starts_with(sign))
            text = "\x1b[" + std::string(code) + "m" + sign + "\x1b[39m" + text.substr(sign.size());
    };
    mark("✓", "32");
    mark("✗", "31");
    mark("+ ", "32");
    mark("- ", "31");
    return line.bold ? "\x1b[1m" + text + "\x1b[0m" : text;
}

} // namespace learn
