// The records of an answers.txt, and what they make of the solution.
//
// A record begins with one of these lines:
//
//   == ID             a wrong answer, and the id that must be reported; records with one id are ways to make one mistake
//   == says: WORDS    a wrong answer whose mistake has no id; the sentence must have these words; [...] is any text
//   == right: NAME    a right answer
//
// Then, as far as needed:
//
//   says: WORDS       what the sentence must have besides
//   from: NAME        start from this right answer, which stands above, and not from the solution
//
// Then its edits, which are made in their order:
//
//   - LINE            a line, or a row of lines, that the function has once
//   + LINE            what takes its place; with no - above it, the place of all between the marker lines
//   ~ PART => OTHER   OTHER takes the place of every PART between the marker lines
//
// Lines that begin with # are for readers. Only a PART has to have its spaces right.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace misconceptions {

using Lines = std::vector<std::string>;

struct Edit {
    enum Kind { lines, whole_body, parts } kind;
    Lines before, after;
    std::string place; // "03_linear_forward/answers.txt:12"
};

struct Record {
    std::string name, id, says, from;
    bool right;
    std::size_t line;
    std::string place;
    std::vector<Edit> edits = {};
};

/// A file with a function in namespace dnn: what stands before it, the function, and what stands behind it.
struct Solution {
    Lines before, function, behind;
};

/// Throws support::Error, with the place, if the file has no records or a line that belongs to none.
std::vector<Record> read_records(const std::filesystem::path& file);

/// Throws support::Error if the file has no such function.
Solution read_solution(const std::filesystem::path& file);

/// Each record's function. Throws support::Error where an edit does not fit.
std::vector<Lines> functions_of(const std::vector<Record>& records, const Solution& solution);

} // namespace misconceptions
