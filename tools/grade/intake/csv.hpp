// Tables as spreadsheets and platforms write them: commas, semicolons or tabs, quotes, a byte order mark, CRLF.
#pragma once

#include <string>
#include <vector>

namespace grade {

struct CsvRow {
    int line = 0; // where it begins, from 1
    std::vector<std::string> cells;
};

/// Rows without any text are left out. The separator is the one that the first line has most of. Throws
/// support::Error, which names `file`, for a quote that is never closed.
std::vector<CsvRow> read_csv(const std::string& text, const std::string& file);

/// The cell without spaces around it, or "" if the row is shorter.
std::string cell(const CsvRow& row, std::size_t column);

/// Lower case, without what is no letter or digit: "SIS User ID" is "sisuserid".
std::string header_key(const std::string& header);

} // namespace grade
