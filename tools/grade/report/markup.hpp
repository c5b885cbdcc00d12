// Text and numbers for the result files: HTML, XML, CSV.
#pragma once

#include "tools/grade/judging/points.hpp"

#include <string>
#include <string_view>

namespace grade {

/// For HTML and XML, inside elements and quoted attributes.
std::string escaped(std::string_view text);

/// Whether a spreadsheet, which trims leading space, would take the cell for a formula.
bool begins_formula(std::string_view cell);

/// A cell of a CSV file; anything a spreadsheet would take for a formula gets a leading apostrophe.
std::string csv_cell(std::string_view text);

/// A relative reference from a page to a file below its folder.
std::string href(std::string_view path);

} // namespace grade
