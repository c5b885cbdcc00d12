// For trainings that begin elsewhere than the notebook's.
#pragma once

#include <cstdint>

namespace np::random {

/// From here on seed() takes this value, whatever it is given: functions that seed the generator themselves, a learner's
/// too, then draw other numbers.
void replace_seeds(std::uint32_t value);

} // namespace np::random
