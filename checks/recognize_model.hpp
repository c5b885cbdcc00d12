// Names the mistake in a model of part 2: exercises 11 and 12.
#pragma once

#include "checks/check_model.hpp"
#include "checks/recognition.hpp"

namespace checks {

/// `name` of the formula; networks of these layers, of which all have two in exercise 11.
std::optional<Diagnosis> recognize_model(Model model, const std::string& name,
                                         const std::vector<std::vector<int>>& layer_dims);

} // namespace checks
