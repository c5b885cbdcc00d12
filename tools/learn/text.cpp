#include "tools/learn/text.hpp"

#include <algorithm>
#include <clocale>
#include <cwchar>
#include <sstream>

namespace learn {
namespace {

struct Point {
    char32_t code;
    std::size_t bytes; // 0: this is no UTF-8
};

Point point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + bytes > text.size())
        return {0, 0};
    char32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = at + 1; i < at + bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {0, 0};
        code = code << 6 | (byte(i) & 0x3F);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[bytes] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {0, 0};
    return {code, bytes};
}

int columns_of(char32_t code) {
    static const bool utf8 = std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr; // wcwidth depends on it
    const int width = utf8 ? wcwidth(static_cast<wchar_t>(code)) : 1;
    return width < 0 ? 1 : width;
}

/// Where the escape sequence at `at` ends.
std::size_t after_escape(std::string_view text, std::size_t at) {
    if (++at >= text.size() || text[at] != '[')
        return std::min(at + 1, text.size());
    do
        ++at;
    while (at < text.size() && (text[at] < '@' || text[at] > '~'));
    return std::min(at + 1, text.size());
}

/// How many bytes of `text` fit into `width` columns.
std::size_t fitting(std::string_view text, int width) {
    std::size_t at = 0;
    for (int used = 0; at < text.size();) {
        const Point point = point_at(text, at);
        used += columns_of(point.code);
        if (used > width)
            break;
        at += point.bytes == 0 ? 1 : point.bytes;
    }
    return at;
}

} // namespace

std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Point point = point_at(text, at);
        if (point.code == '\x1b') {
            at = after_escape(text, at);
            continue;
        }
        if (point.bytes == 0)
            result += '?';
        else if (point.code == '\t')
            result += "    ";
        else if (point.code == '\n' || (point.code >= ' ' && (point.code < 0x7F || point.code >= 0xA0)))
            result += text.substr(at, point.bytes);
        at += point.bytes == 0 ? 1 : point.bytes;
    }
    return result;
}

int columns(std::string_view text) {
    int sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Point point = point_at(text, at);
        sum += columns_of(point.code);
        at += point.bytes == 0 ? 1 : point.bytes;
    }
    return sum;
}

std::string cut(const std::string& text, int width) {
    if (columns(text) <= width)
        return text;
    return width < 1 ? "" : text.substr(0, fitting(text, width - 1)) + "…";
}

std::vector<std::string> wrap(const std::string& text, int width, const std::string& indent) {
    std::vector<std::string> lines;
    std::string line, word;
    bool empty = true; // nothing but the indentation stands in the line
    const auto end_line = [&] {
        lines.push_back(line);
        line = indent;
        empty = true;
    };
    for (std::istringstream words(text); words >> word;) {
        if (!empty && columns(line) + 1 + columns(word) > width)
            end_line();
        while (empty && columns(line) + columns(word) > width) {
            const std::size_t part = std::max<std::size_t>(fitting(word, width - columns(line)), 1);
            line += word.substr(0, part);
            word.erase(0, part);
            end_line();
        }
        line += (empty ? "" : " ") + word;
        empty = false;
    }
    if (!empty)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::string line;
    for (std::istringstream in(text); std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

} // namespace learn
