// A function's lines by its formula, and lines with one known mistake: to be put in order before the last hint, and to be
// asked about.
#pragma once

#include "checks/formula/derive.hpp"
#include "checks/practice.hpp"

#include <random>

namespace checks::formula {

/// A statement as a learner reads it: "W[l]", not "parameters.W[l]". A loop is one line, and its statements follow, one
/// step deeper. Values that are only put into dictionaries, one behind the other, are one line, too.
struct StatementLine {
    std::string text;
    int depth = 0;
    std::vector<const Node*> statements; // of a loop: itself
};
std::vector<StatementLine> lines_of(const Function& function);

/// A slip that changes one line into another that a learner can read.
struct LineSlip {
    std::size_t line = 0; // of lines_of()
    std::string text;     // what stands there instead
    std::string seen;     // in words
    const Derivation* derivation = nullptr;
};

/// Those with an id of their own, and likely ones if these are few. `all` must live as long as they do.
std::vector<LineSlip> line_slips(const Function& function, const std::vector<Derivation>& all);

/// All lines of the function in their order, then a few with a mistake. None for a function without a formula.
std::vector<PuzzleLine> puzzle_of(const std::string& function, std::mt19937& draws);

} // namespace checks::formula
