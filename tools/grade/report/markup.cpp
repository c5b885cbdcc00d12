#include "tools/grade/report/markup.hpp"

#include "dnn/support/text.hpp"

#include <cmath>
#include <cstdio>

namespace grade {
using support::one_line;
using support::plain;

bool begins_formula(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of(" \n\r");
    return first != std::string_view::npos &&
           std::string_view("=+-@\t").find(cell[first]) != std::string_view::npos;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : plain(text))
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    return result;
}

std::string csv_cell(std::string_view text) {
    std::string line = one_line(text);
    if (begins_formula(line) || begins_formula(text)) // the latter: one_line() turns a tab into a space
        line.insert(line.begin(), '\'');
    if (line.find_first_of(",;\"'") == std::string::npos)
        return line;
    std::string cell = "\"";
    for (const char c : line)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
}

std::string href(std::string_view path) {
    std::string result = "./"; // or a name with a colon would be taken for a scheme
    for (const char c : path) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '/' || c == '.' || c == '-' || c == '_';
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        result += kept ? std::string(1, c) : std::string(code);
    }
    return result;
}

} // namespace grade
