// Exercise files that came packed one by one, or under the name of an unfinished download.
#pragma once

#include "tools/grade/intake/archive.hpp"

namespace grade {

/// Puts what is in them into their places. What cannot be read with certainty is refused, with the reason. Never throws
/// because of the files.
void unwrap(Found& found, const std::vector<Exercise>& course);

} // namespace grade
