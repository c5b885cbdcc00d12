// Text and numbers in gnuplot's notation.
#pragma once

#include <string>

namespace plots {

/// With a decimal point, whatever the locale.
std::string number(double value);

/// A gnuplot string, on one line, in which nothing is interpreted.
std::string quoted(const std::string& text);

/// The estimated width of the text, in cm.
double text_width(const std::string& text, int points);

/// The text (UTF-8), cut to end in … if it is wider than `width` cm.
std::string fitted(const std::string& text, double width, int points);

} // namespace plots
