// An exercise as a notebook cell: the call, its output, and the output that the notebook expects.
#pragma once

#include "checks/verdict.hpp"

#include <armadillo>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace checks {

/// One printed value, `label = value`; without a value a line of text such as "relu:".
struct Printed {
    std::string label;
    std::variant<std::monostate, arma::mat, double, int> value;
};
using Output = std::vector<Printed>;

/// What the notebook shows: arrays as str(array), numbers as str(float), each on lines of its own.
std::string to_text(const Output& output);

struct Cell {
    std::string edition;            // "v4 and 2021", "2021": which editions expect this
    std::string code;               // the call, as a learner would write it
    std::string expected;           // the notebook's block
    std::function<Output()> output; // makes the call
};

/// The differences between an output and the notebook's block, one entry per label. A number agrees if it rounds to the
/// digits in the block (the cost, shown in full, to a relative 1e-12).
std::vector<std::optional<Problem>> differences_from_block(const Output& output, const std::string& expected);

/// The cells of the exercise that this program checks; defined beside its checks.
const std::vector<Cell>& cells();

} // namespace checks
