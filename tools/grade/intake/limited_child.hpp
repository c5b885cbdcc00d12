// Reads a stranger's archive in a child with limits, whose answer is JSON.
#pragma once

#include "dnn/support/limited_child.hpp"

#include <nlohmann/json.hpp>

#include <functional>

namespace grade {

using support::ChildLimits;

/// The answer of `work`, run in a child; a discarded value if the child died. Throws std::runtime_error if there can be
/// no child.
nlohmann::ordered_json answer_of_child(const ChildLimits& limits,
                                       const std::function<nlohmann::ordered_json()>& work);

} // namespace grade
