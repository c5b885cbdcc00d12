// Matrices in words, to describe wrong results.
#pragma once

#include "checks/recognition.hpp"

namespace checks {

/// The wrong matrices of one name, or of all layers' names.
struct Pairs {
    std::vector<arma::mat> got, right;
    std::vector<Sizes> sizes;
};

/// What all these pairs have in common, in words that follow their name and "is": a factor, a transpose, a sign, one
/// row or column. "" if nothing.
Wording structure(const Pairs& pairs);

/// "dW, db and dA are"
std::string enumerated_with_verb(const std::vector<std::string>& words);

/// In four digits.
std::string number(double x);

} // namespace checks
