#include "checks/left_over_memory.hpp"

#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>

namespace checks {
namespace {

double of_bytes(int byte) {
    double number = 0;
    std::memset(&number, byte, sizeof number);
    return number;
}

struct Numbers {
    double got = 0, expected = 0;
};

/// The first numbers of a wrong answer that differ.
std::optional<Numbers> numbers_of(const Problem& problem) {
    if (const auto* const values = std::get_if<WrongValues>(&problem); values && values->numbers)
        return Numbers{values->numbers->got, values->numbers->expected};
    if (const auto* const number = std::get_if<WrongNumber>(&problem); number && number->numbers)
        return Numbers{number->numbers->got, number->numbers->expected};
    return std::nullopt;
}

/// Memory as it was handed out (glibc inverts the pattern), or as it was given back. What is added to it gets lost in it.
bool is_pattern(double got) {
    for (const double pattern : {of_bytes(0x5A), of_bytes(0xA5)})
        if (std::abs(got / pattern - 1) < 1e-9)
            return true;
    return false;
}

/// Of a size that no answer has. Small matrices are not in memory that glibc hands out, so the pattern is not in them.
bool is_odd(const Numbers& numbers) {
    constexpr double large = 1e100, small = 1e-100;
    const double got = std::abs(numbers.got);
    return std::abs(numbers.expected) < 1e50 && (got > large || (got > 0 && got < small));
}

/// The first line that leaves something without a value: "exercises/03_linear_forward.cpp:52: `Z.set_size` …".
std::string unfilled_line(const std::string& file, const std::string& text) {
    static const support::Pattern leaves(R"((\w+(?:\.set_size| *\([^()]*fill::none)|double +\w+ *;))");
    int number = 0;
    for (const std::string& line : support::lines_of(text)) {
        ++number;
        const support::Parts found = leaves.found_in(line.substr(0, line.find("//")));
        if (!found.empty())
            return file + ":" + std::to_string(number) + ": ";
    }
    return "";
}

} // namespace

std::string left_over_memory(const Report& report, const std::string& file, const std::string& text) {
    const std::string where = unfilled_line(file, text);
    std::optional<double> seen;
    const auto is_left_over = [&](const Problem& problem) {
        const std::optional<Numbers> numbers = numbers_of(problem);
        if (numbers && (is_pattern(numbers->got) || (is_odd(*numbers) && !where.empty())))
            seen = seen ? seen : numbers->got;
        return seen.has_value();
    };
    if (!has_problem(report, is_left_over))
        return "";
    char number[40];
    std::snprintf(number, sizeof number, "%.2g", *seen);
    return where + std::string(number) +
           " is what the memory happened to hold: something is read before it gets a value. set_size and "
           "fill::none fill nothing; arma::zeros(rows, columns) does.";
}

} // namespace checks
