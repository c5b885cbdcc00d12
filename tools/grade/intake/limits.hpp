// How much of a submission is read.
#pragma once

#include <cstddef>

namespace grade {

constexpr std::size_t max_source = 1 << 20;   // bytes
constexpr std::size_t max_archive = 64 << 20; // bytes, before and after unpacking
constexpr int max_entries = 2000;

constexpr const char* source_is_too_large =
    "it is larger than 1 MB, and no exercise is; hand in only the source.";

} // namespace grade
