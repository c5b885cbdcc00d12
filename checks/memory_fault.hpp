// Finds where memory was misused, in the output of AddressSanitizer and UBSan.
#pragma once

#include "checks/verdict.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace checks {

/// The first fault in `output` with a line of the learner's `file` ("exercises/05_L_model_forward.cpp", below
/// `project`) on its stack; nothing if there is none.
std::optional<MemoryFault> memory_fault_in(const std::string& output, const std::filesystem::path& project,
                                           const std::string& file);

/// That line of a file; "" if it has none.
std::string text_of_line(const std::filesystem::path& file, int line);

} // namespace checks
