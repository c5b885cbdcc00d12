#include "checks/cell.hpp"

#include "checks/compare.hpp"
#include "dnn/numpy.hpp"

#include <cmath>
#include <sstream>

namespace checks {
namespace {

/// The block's text after a label, up to the next line that does not continue an array.
std::string value_text(const std::string& block, const std::string& label, std::size_t& from) {
    const std::string start = label + " = ";
    const std::size_t begin = block.find(start, from);
    if (begin == std::string::npos)
        return "";
    std::size_t end = block.find('\n', begin);
    while (end != std::string::npos && block.compare(end, 2, "\n ") == 0)
        end = block.find('\n', end + 1);
    from = end;
    return block.substr(begin + start.size(), end - begin - start.size());
}

/// "[[1. 2.]\n [3. 4.]]" as a matrix.
arma::mat parse_array(std::string text) {
    arma::uword rows = 0;
    for (char& c : text) {
        rows += c == '[';
        if (c == '[' || c == ']' || c == '\n')
            c = ' ';
    }
    rows -= 1; // the outer bracket
    std::istringstream words(text);
    std::vector<double> values;
    for (double x = 0; words >> x;)
        values.push_back(x);
    return arma::reshape(arma::mat(values), values.size() / rows, rows).t(); // columns fill first
}

/// Half a unit in the last of NumPy's 8 decimals; in exponent form they count from the first digit.
Tolerance as_printed(const std::string& text, const arma::mat& expected) {
    const bool exponents = text.find('e') != std::string::npos;
    return {"to the digits shown", 0, exponents ? 0.51e-8 * arma::abs(expected).max() : 0.51e-8};
}

} // namespace

std::string to_text(const Output& output) {
    std::string text;
    for (const Printed& printed : output) {
        text += text.empty() ? "" : "\n";
        text += printed.label;
        if (const auto* matrix = std::get_if<arma::mat>(&printed.value))
            text += " = " + np::array2string(*matrix);
        else if (const auto* number = std::get_if<double>(&printed.value))
            text += " = " + np::str(*number);
        else if (const auto* integer = std::get_if<int>(&printed.value))
            text += " = " + std::to_string(*integer);
    }
    return text;
}

std::vector<std::optional<Problem>> differences_from_block(const Output& output,
                                                           const std::string& expected) {
    std::vector<std::optional<Problem>> all;
    std::size_t from = 0;
    std::string heading; // "relu": several sets of the same names are told apart
    for (const Printed& printed : output) {
        if (std::holds_alternative<std::monostate>(printed.value)) {
            if (printed.label.ends_with(':'))
                heading = " for " + printed.label.substr(0, printed.label.size() - 1);
            continue;
        }
        const std::string text = value_text(expected, printed.label, from), name = printed.label + heading;
        if (const auto* matrix = std::get_if<arma::mat>(&printed.value)) {
            const arma::mat block = parse_array(text);
            all.push_back(difference(name, *matrix, block, as_printed(text, block)));
        } else if (const auto* number = std::get_if<double>(&printed.value)) {
            all.push_back(difference(name, *number, std::stod(text), {"in full", 1e-12, 0}));
        } else {
            all.push_back(difference_in_count(name, std::get<int>(printed.value), std::stoi(text)));
        }
    }
    return all;
}

} // namespace checks
