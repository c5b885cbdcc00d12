// What is wrong in one result by more than one slip.
#pragma once

#include "checks/formula/search.hpp"

namespace checks::formula {

/// Two slips that explain all that is left, together; or none.
std::vector<const Derivation*> pair_for(const Kinds& left, const Case& its, const Search& search,
                                        const std::vector<Derivation>& all);

/// A slip that explains all that is left beside one of those that were found; or none. By itself it would change what the
/// other one hides.
const Derivation* beside(const std::vector<const Derivation*>& found, const Kinds& left, const Case& its,
                         const Search& search, const std::vector<Derivation>& all);

/// A result with the same multiple of something in it on all inputs, or the same m-th part of one: weight decay.
std::optional<Slip> multiple_added(const std::string& kind, const Case& its, const Search& search,
                                   const std::vector<Derivation>& all);

} // namespace checks::formula
