#include "bench/markdown.hpp"

#include "dnn/support/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace bench {
namespace {

/// In characters, of UTF-8.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string line(const Row& cells, const std::string& alignment, const std::vector<std::size_t>& widths) {
    std::string text = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string blanks(widths[i] - width(cells[i]), ' ');
        text += ' ' + (alignment[i] == 'r' ? blanks + cells[i] : cells[i] + blanks) + " |";
    }
    return text + '\n';
}

std::size_t only_place(const std::string& text, const std::string& marker) {
    const std::size_t place = text.find(marker);
    if (place == std::string::npos || text.find(marker, place + 1) != std::string::npos)
        throw support::Error("\"" + marker +
                             "\" must occur in the text exactly once, to mark what to replace.");
    return place;
}

} // namespace

std::string table(const Row& header, const std::string& alignment, const std::vector<Row>& rows) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < header.size(); ++i) {
        widths.push_back(std::max<std::size_t>(width(header[i]), 2));
        for (const Row& row : rows)
            widths[i] = std::max(widths[i], width(row.at(i)));
    }
    std::string text = line(header, alignment, widths) + '|';
    for (std::size_t i = 0; i < header.size(); ++i)
        text += std::string(widths[i] + 1, '-') + (alignment[i] == 'r' ? ":|" : "-|");
    text += '\n';
    for (const Row& row : rows)
        text += line(row, alignment, widths);
    return text;
}

std::string digits(double x, int significant) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*e", significant - 1, x); // rounds, so that 9.996 counts as 10.0
    const double rounded = std::atof(text);
    const int before_point =
        rounded == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(rounded)))) + 1;
    std::snprintf(text, sizeof text, "%.*f", std::max(0, significant - before_point), rounded);
    return text;
}

std::string range(double lowest, double highest, int significant) {
    return digits(lowest, significant) + "–" + digits(highest, significant);
}

std::string one_line(const std::string& data_name, double seconds,
                     const std::vector<std::pair<std::string, double>>& peers) {
    std::string text = "The deep model's 2500 iterations on the " + data_name + " take " + digits(seconds) +
                       " s, from reading the data to both accuracies.";
    std::string before = " The training loop alone takes ";
    for (const auto& [name, factor] : peers) {
        text += before + digits(factor) + " times as long in " + name;
        before = ", ";
    }
    return text + (peers.empty() ? "" : ".");
}

std::string between_markers(const std::string& text, const std::string& begin, const std::string& end,
                            const std::string& replacement) {
    const std::size_t from = only_place(text, begin) + begin.size(), to = only_place(text, end);
    if (to < from)
        throw support::Error("\"" + begin + "\" must come before \"" + end + "\".");
    return text.substr(0, from) + replacement + text.substr(to);
}

} // namespace bench
