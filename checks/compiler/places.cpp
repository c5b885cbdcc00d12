#include "checks/compiler/places.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <cctype>

std::optional<Place> place_in(std::string text) {
    for (const char* start : {"In file included from ", "                 from "})
        if (text.starts_with(start))
            text.erase(0, std::string(start).size());
    for (std::size_t colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
        std::size_t at = colon + 1;
        while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
            ++at;
        if (at == colon + 1 || at - colon > 9 || at == text.size() || text[at] != ':')
            continue;
        std::size_t rest = at + 1;
        while (rest < text.size() && std::isdigit(static_cast<unsigned char>(text[rest])))
            ++rest;
        rest = rest > at + 1 && rest < text.size() && text[rest] == ':' ? rest + 1 : at + 1;
        return Place{text.substr(0, colon), std::stoi(text.substr(colon + 1)), text.substr(rest)};
    }
    return std::nullopt;
}

std::string Excerpt::statement(const std::string& line) const {
    const std::size_t at = caret.find('^');
    if (at == std::string::npos || line != text)
        return line;
    std::size_t first = 0;
    int open = 0; // parentheses
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && (i == 0 || line[i - 1] != '\\'))
            quoted = !quoted;
        else if (!quoted)
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (quoted || open > 0 || c != ';')
            continue;
        if (i >= at)
            return line.substr(first, i + 1 - first);
        first = i + 1;
    }
    return first < line.size() ? line.substr(first) : line;
}

Excerpt excerpt(const std::vector<std::string>& lines, std::size_t from, int number) {
    const auto line = [&](std::size_t i) { return i < lines.size() ? lines[i] : std::string(); };
    const auto is_marks = [](const std::string& text) {
        return support::has(text, "^") && text.find_first_not_of(" \t~^") == std::string::npos;
    };
    const std::string start = std::to_string(number) + " | ";
    for (std::size_t i = from; i < std::min(lines.size(), from + 60); ++i) {
        const std::size_t at = line(i).find_first_not_of(' ');
        if (at == std::string::npos || line(i).compare(at, start.size(), start) != 0)
            continue;
        const std::size_t bar = at + start.size();
        const std::string below = line(i + 1).size() > bar ? line(i + 1).substr(bar) : "";
        return {line(i).substr(bar), is_marks(below) ? below : ""};
    }
    if (is_marks(line(from + 1)))
        return {line(from), line(from + 1)};
    return {};
}
