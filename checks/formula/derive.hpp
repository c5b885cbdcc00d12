// The wrong answers that a formula can become by one slip: another operand, a lost factor, a bound off by one. Each
// carries its own words.
#pragma once

#include "checks/formula/tree.hpp"

#include <set>

namespace checks::formula {

struct Derivation {
    std::string id;   // "dW: transposed A_prev"; it never changes, since statistics go by it
    std::string seen; // what is different: "In dW, A_prev is not transposed."
    std::string look; // where to look; may be empty
    int rank = 0;     // of two that cannot be told apart, the lower one is said
    Function function;
    std::string slip; // the id that it was derived with
};

/// All of them, the most likely first; or only these slips.
std::vector<Derivation> derive(const Library& formulas, const Function& function,
                               const std::set<std::string>* only = nullptr);

} // namespace checks::formula
