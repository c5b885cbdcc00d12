#include "tools/show/chart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace show {
namespace {

constexpr int levels = 8; // of a character
const char* const bars[levels + 1] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr int label = 8; // columns of the numbers beside them

/// The mean of each column's share; of few numbers, each has several columns.
std::vector<double> shares(const std::vector<double>& numbers, std::size_t columns) {
    std::vector<double> means;
    for (std::size_t c = 0; c < columns; ++c) {
        const std::size_t begin = c * numbers.size() / columns,
                          end = std::max(begin + 1, (c + 1) * numbers.size() / columns);
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i)
            sum += numbers[i];
        means.push_back(sum / static_cast<double>(end - begin));
    }
    return means;
}

} // namespace

std::string in_digits(double x) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.4f", x);
    return digits;
}

std::vector<std::string> chart(const std::vector<double>& numbers, int rows, int columns) {
    if (numbers.size() < 2 || rows < 1 || columns <= label)
        return {};
    const std::vector<double> heights = shares(numbers, static_cast<std::size_t>(columns - label));
    double highest = 0;
    for (const double height : heights)
        if (std::isfinite(height))
            highest = std::max(highest, height);
    std::vector<std::string> lines;
    for (int row = 0; row < rows; ++row) {
        std::string line;
        for (const double height : heights) {
            const double full = std::isfinite(height) && highest > 0 ? height / highest * rows * levels : 0;
            const int below = (rows - 1 - row) * levels;
            line += bars[std::clamp(static_cast<int>(std::lround(full)) - below, 0, levels)];
        }
        lines.push_back(line);
    }
    lines.front() += "  " + in_digits(numbers.front());
    if (rows > 1)
        lines.back() += "  " + in_digits(numbers.back());
    return lines;
}

} // namespace show
