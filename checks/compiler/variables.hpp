// What a learner's variables show by themselves: copies that are changed, values that were moved away, counters that are
// changed twice, and what is kept from call to call.
#pragma once

#include "checks/compiler/suspicions.hpp"

std::vector<Suspicion> suspicious_variables(const Source& source);
