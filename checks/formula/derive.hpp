// The wrong answers that a formula can become by one slip: another operand, a lost factor, a bound off by one. Each
// carries its own words.
#pragma once

#include "checks/formula/tree.hpp"

namespace checks::formula {

/// What a slip has to do with, as far as its words may contradict those of another one in the same statement. `factor`: one
/// too many; `quotient`: of what was a product.
enum class About { other, sign, brackets, factor, quotient };

/// What a slip leaves where it is: numbers, or so little that many others leave the same. `less`: not all of it.
enum class Leaves { numbers, less, nothing, zeros };

struct Derivation {
    std::string id;   // "dW: transposed A_prev"; it never changes, since statistics go by it
    std::string seen; // what is different: "In dW, A_prev is not transposed."
    std::string look; // where to look; may be empty
    int rank = 0;     // of two that cannot be told apart, the lower one is said
    Function function;
    std::string slip;       // the id that it was derived with
    std::string place = {}; // its statement: "dW"
    std::string term = {};  // what is stored as it is, if that is the slip: "A_prev"
    /// Of a known mistake, what is true whatever else is wrong in the statement.
    std::string own_words = {};
    About about = About::other;
    Leaves leaves = Leaves::numbers;
    bool holds_for_any = false; // its words are true of whatever throws the same
    bool in_all_cases = false;  // its words are about every activation
    bool stands_alone = false;  // with another slip in the same result, it would say what is not so
};

/// All of them, the most likely first.
std::vector<Derivation> derive(const Library& formulas, const Function& function);

} // namespace checks::formula
