// Names are compared as readers see them, whatever a system made of their letters.
#pragma once

#include <string>

namespace grade {

/// In Unicode's normal form and without case: macOS's two code points of "ü" equal the one of others. What is no UTF-8
/// is only put into lower case.
std::string comparable(const std::string& name);

/// In Unicode's normal form, with its case. What is no UTF-8 stays as it is.
std::string composed(const std::string& name);

} // namespace grade
