// What Armadillo and the standard library throw, as sentences for the learner.
#pragma once

#include <armadillo>
#include <string>
#include <utility>
#include <vector>

namespace checks {

/// `what`, the words of an exception, as a sentence with the shapes at hand. A matrix is called by the argument that
/// alone has its shape, as it is or transposed ("W.t()"); an argument whose name ends in a digit ("W1") is taken for a
/// dictionary's entry under that key. Words that are not known here are returned as they are.
std::string explain_exception(const std::string& what,
                              const std::vector<std::pair<std::string, arma::mat>>& arguments);

} // namespace checks
