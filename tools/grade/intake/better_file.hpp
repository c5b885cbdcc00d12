// Which of several files for one exercise is graded: the exact name before one that was corrected, then the file that is
// less deep in folders, then the newest as a platform numbers them.
#pragma once

#include "tools/grade/intake/archive.hpp"

namespace grade {

bool is_better(const FoundFile& left, const FoundFile& right, const std::vector<Exercise>& course);

/// As it was handed out. A notebook and the files that belong to it may be handed in together, one of them untouched.
bool is_untouched(const FoundFile& file);

/// Has a "(1)", which does not say whether it is newer: browsers write it behind a second download, systems behind a copy.
bool is_numbered(const FoundFile& file, const std::vector<Exercise>& course);

} // namespace grade
