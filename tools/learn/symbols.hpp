// Whose function a program runs.
#pragma once

#include <filesystem>
#include <string>

namespace learn {

/// Whether `object` has every function dnn::`function` that `program` has, with the same arguments. An exercise is
/// linked with the reference for what it builds on, and that stands in, unasked, for a function that is misspelt.
bool has_functions_of(const std::filesystem::path& object, const std::filesystem::path& program,
                      const std::string& function);

} // namespace learn
