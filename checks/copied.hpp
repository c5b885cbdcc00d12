// Answers that are none: copies of what the checks know.
#pragma once

#include <string>

namespace checks {

/// Whether a learner's file holds formulas of checks/reference.formulas, in whatever lines and quotes. They look like no
/// C++, so nobody writes them by chance.
bool holds_formulas(const std::string& source);

} // namespace checks
