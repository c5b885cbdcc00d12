// The exercises in a notebook of Jupyter: a code cell that begins with "// exercise 07_linear_backward" holds what stands
// between the markers of that exercise's file.
#pragma once

#include "tools/grade/intake/archive.hpp"

namespace grade {

/// How many bytes of a file of this name are read, and what is said of one that has more.
std::size_t max_bytes(const std::string& name);
const char* too_large(const std::string& name);

/// "The notebook "x.ipynb" was not opened, …"
std::string not_opened(const std::string& path);

/// Each cell of an exercise within the file that was handed out, under a path such as
/// "x.ipynb/07_linear_backward.cpp"; of several for one exercise the last. Never throws because of the notebook.
Found read_notebook(const FoundFile& notebook, const std::vector<Exercise>& course);

/// Of such a path the notebook's, "x.ipynb"; else "".
std::string notebook_of(const std::string& path);

} // namespace grade
