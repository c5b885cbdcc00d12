// A curve in characters, for a terminal: a cost over the iterations.
#pragma once

#include <string>
#include <vector>

namespace show {

/// Bars from 0 up, `rows` high and `columns` wide, with the first and the last number beside them; of many
/// numbers each column has the mean of its share. What is not finite leaves a gap. None for fewer than two numbers.
std::vector<std::string> chart(const std::vector<double>& numbers, int rows, int columns);

/// "0.6931"
std::string in_digits(double x);

} // namespace show
