// The exceptions of Armadillo and the standard library, as sentences for the learner.
#pragma once

#include "checks/wording.hpp"

#include <armadillo>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace checks {

/// `what`, an exception's message, as a sentence with the shapes at hand. A matrix is named after the only argument
/// with its shape, as it is or transposed ("W.t()"); an argument whose name ends in a digit ("W1") is taken for a
/// dictionary's entry under that key. nullopt: the message is unknown.
std::optional<Wording> explained_exception(const std::string& what,
                                           const std::vector<std::pair<std::string, arma::mat>>& arguments);

/// The same for the learner's own program; unknown messages are returned unchanged.
std::string explain_exception(const std::string& what,
                              const std::vector<std::pair<std::string, arma::mat>>& arguments);

} // namespace checks
