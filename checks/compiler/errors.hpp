// What a compiler's log means to a learner: the first error, at the learner's own line, in words.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Of the first error in `log` that concerns the learner's `file` (as the compiler was given it): its place, the line
/// with its caret, the compiler's own sentence without its templates, and a sentence of ours if the mistake is a
/// known one; fifteen lines at most. For a file in a folder exercises/, the command that shows the whole log as well.
/// "" if the log has no such error. The log is g++'s or clang's, of one file or of many, with ninja's words around it.
/// `text`: the file's, where it is at hand, for what its other lines tell.
std::string first_compiler_error(const std::string& log, const std::filesystem::path& file,
                                 const std::string& text = "");

/// Whether the learner's lines are there, and the throw line of the original among them.
bool has_lines_beside_its_throw(const std::string& text);

/// What compiles and is likely to be a mistake, at most three sentences with their places: the compiler's warnings in
/// `log` about `file`, and what the file's `text` shows by itself; the most certain first. `is_recognized`: the numbers tell the mistake
/// already, so only what is certain counts. Right answers hold some of it, too: ask for wrong ones only.
std::vector<std::string> likely_mistakes(const std::string& log, const std::filesystem::path& file,
                                         const std::string& text, bool is_recognized);

/// The same of what a right answer should not keep either, since C++ leaves open what it does.
std::vector<std::string> undefined_lines(const std::string& log, const std::filesystem::path& file,
                                         const std::string& text);
