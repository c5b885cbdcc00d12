#include "checks/compiler/source.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace {

// An exercise has ten lines or so; a file of any size must not take long, and std::regex needs stack for every character
// that it looks at.
constexpr int max_lines = 400;
constexpr std::size_t max_columns = 400, max_around = 20000, max_statements = 300;

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// The place after the ) that closes the ( at or after `from`; npos if there is none.
std::size_t after_parentheses(const std::string& text, std::size_t from) {
    int depth = 0;
    for (std::size_t i = text.find('(', from); i < text.size(); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return std::string::npos;
}

/// Moves "if (…)", "else" and the like from the text into the head.
void take_heads(Statement& statement) {
    static const std::regex head(
        R"(^(?:(if|for|while|switch) *\(|else\b|do\b|case [\w:]+ *:(?!:)|default *:))");
    std::smatch found;
    while (std::regex_search(statement.text, found, head)) {
        const std::size_t end = found[1].matched ? after_parentheses(statement.text, 0)
                                                 : static_cast<std::size_t>(found.length());
        if (end == std::string::npos)
            return;
        statement.head += (statement.head.empty() ? "" : " ") + statement.text.substr(0, end);
        statement.text = trimmed(statement.text.substr(end));
    }
}

} // namespace

std::string without_comment(const std::string& line) {
    char quote = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (quote != 0 && line[i] == '\\')
            ++i;
        else if (quote != 0)
            quote = line[i] == quote ? '\0' : quote;
        else if (line[i] == '"')
            quote = '"';
        else if (line[i] == '/' && line[i + 1] == '/')
            return line.substr(0, i);
    }
    return line;
}

Source::Source(const std::string& text) {
    bool in_comment = false;
    for (const std::string& whole : support::lines_of(text)) {
        const int number = static_cast<int>(lines.size()) + 1;
        if (support::has(whole, "START CODE HERE") && first == 0)
            first = number;
        if (support::has(whole, "END CODE HERE"))
            last = number;
        std::string code = without_comment(std::string(support::first_bytes(whole, max_columns)));
        const std::size_t opens = code.find("/*"), closes = code.find("*/");
        if (in_comment)
            code = closes == std::string::npos ? "" : code.substr(closes + 2);
        else if (opens != std::string::npos)
            code = code.substr(0, opens) +
                   (closes == std::string::npos || closes < opens ? "" : code.substr(closes + 2));
        in_comment = in_comment
                         ? closes == std::string::npos
                         : opens != std::string::npos && (closes == std::string::npos || closes < opens);
        lines.push_back(code);
    }
    const int count = static_cast<int>(lines.size());
    const int from = first > 0 && first < last ? first : 0, to = from > 0 ? last - 1 : count;
    // The function begins where the text before the marker has its last line without indentation.
    int begin = from;
    while (begin > 0 && (lines[begin - 1].empty() || lines[begin - 1][0] == ' '))
        --begin;

    for (int i = std::max(begin - 1, 0); i < std::min(count, begin + max_lines) && around.size() < max_around;
         ++i)
        around += lines[i] + '\n';

    Statement now;
    int depth = 0, braces = 0;
    for (int i = from; i < std::min(to, from + max_lines); ++i) {
        for (const char c : lines[i] + '\n') {
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            const bool ends = depth <= 0 && (c == ';' || c == '{' || c == '}');
            if (!ends) {
                if (now.line == 0 && !std::isspace(static_cast<unsigned char>(c)))
                    now.line = i + 1;
                if (now.text.size() < max_columns)
                    now.text += c == '\n' || c == '\t' ? ' ' : c;
                continue;
            }
            now.text = trimmed(now.text);
            now.end = c;
            now.depth = braces;
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            take_heads(now);
            if (now.line > 0 && all.size() < max_statements)
                all.push_back(now);
            now = {};
            depth = 0;
        }
    }
}

const std::string& Source::line(int number) const {
    static const std::string none;
    return number >= 1 && number <= static_cast<int>(lines.size()) ? lines[number - 1] : none;
}

int Source::declaration_before(int number, const std::string& name) const {
    if (!std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; }))
        return 0;
    const std::regex declares(
        R"(\b(?:int|double|auto|bool|unsigned|size_t|uword|string|mat|vec|rowvec|Parameters|Gradients|Cache|LinearCache|LinearGradients)\b *&? *)"
        "(?:\\w+(?: *= *[^,;()]*)? *, *)*" +
        name +
        R"( *(?:=|;|,|:|\(|\{))"
        "|\\bauto *&? *\\[[^\\]]*\\b" +
        name + "\\b");
    for (int i = std::min(number - 1, static_cast<int>(lines.size()));
         i > std::max(first, number - max_lines); --i)
        if (std::regex_search(lines[i - 1], declares))
            return i;
    return 0;
}
