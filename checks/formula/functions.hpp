// The functions that formulas can call, and what slips make of them.
#pragma once

#include "checks/formula/machine.hpp"

namespace checks::formula {

/// Nothing yet is an empty matrix, as after `arma::mat A;`. Throws NotValid for a number or a dictionary.
const arma::mat& matrix(const Value& value);
/// Throws NotValid if it is none.
double number_of(const Value& value);

/// x op y. Throws NotValid for what is no operator.
Value operation(Op op, const Value& x, const Value& y);

/// The value of name(of…); nullopt if there is no such function.
std::optional<Value> function_value(const std::string& name, const std::vector<Value>& of);

} // namespace checks::formula
