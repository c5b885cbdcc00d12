// What a compiler's log means to a learner: the first error, at the learner's own line, in words.
#pragma once

#include <filesystem>
#include <string>

/// Of the first error in `log` that concerns the learner's `file` (as the compiler was given it): its place, the line
/// with its caret, the compiler's own sentence without its templates, and a sentence of ours if the mistake is a
/// classic; fifteen lines at most. For a file in a folder exercises/, the command that shows the whole log as well.
/// "" if the log has no such error. The log is g++'s or clang's, of one file or of many, with ninja's words around it.
std::string first_compiler_error(const std::string& log, const std::filesystem::path& file);

/// The first three warnings in `log` about `file` that are likely to be mistakes, a line each; "" if there are none.
std::string likely_mistakes(const std::string& log, const std::filesystem::path& file);
