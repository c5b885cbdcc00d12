// What a linker says of a learner's file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

struct LinkerError {
    std::string words;    // "undefined reference to 'dnn::linear_forward'"
    std::string sentence; // what it means
};

/// The first one in the log's lines that is about `file`, whose text this is. `function` is the exercise's.
std::optional<LinkerError> linker_error(const std::vector<std::string>& lines,
                                        const std::filesystem::path& file, const std::string& text,
                                        const std::string& function);
