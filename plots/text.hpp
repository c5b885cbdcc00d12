// Text and numbers as gnuplot reads them.
#pragma once

#include <string>

namespace plots {

/// With a decimal point, whatever the locale.
std::string number(double value);

/// A string of gnuplot's, on one line, in which nothing is interpreted.
std::string quoted(const std::string& text);

/// The text, estimated, in cm.
double text_width(const std::string& text, int points);

/// The text (UTF-8), cut to end in … where it is wider than `width` cm.
std::string fitted(const std::string& text, double width, int points);

} // namespace plots
