// Where a compiler's log speaks of a place in a file.
#pragma once

#include <optional>
#include <string>

/// "PATH:LINE:COLUMN: KIND: MESSAGE".
struct Place {
    std::string path;
    int line = 0;
    std::string rest; // after the column
};

/// The place with which a line of a log begins.
std::optional<Place> place_in(std::string line);
