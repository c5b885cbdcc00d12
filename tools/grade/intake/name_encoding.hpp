// Which encoding the names in an archive have: older programs for Windows and Unix write them in that of their country,
// and do not say which.
#pragma once

#include <string>
#include <vector>

namespace grade {

/// What makes words of all these names, which are no UTF-8: Shift-JIS (CP932), a code page of DOS (CP850, which has
/// CP437's letters in the same places) or Latin-1 (CP1252). Every name can be converted from it.
const char* encoding_of(const std::vector<std::string>& names);

} // namespace grade
