// Two slips at once.
#pragma once

#include "checks/formula/derive.hpp"

#include <optional>

namespace checks::formula {

/// What a slip has changed: the smallest part of the function that differs. The nodes are those of both functions.
struct Change {
    const Derivation* slip;
    std::vector<std::size_t> path; // from the body down
    const Node *before, *after;
};

Change change_of(const Derivation& slip, const Function& function);

/// The function with both changes; nothing where one of them leaves no clear place for the other.
std::optional<Function> compose(const Function& function, const Change& a, const Change& b);

} // namespace checks::formula
