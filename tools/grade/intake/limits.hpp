// How much of a submission is read.
#pragma once

#include <cstddef>

namespace grade {

constexpr std::size_t largest_source = 1 << 20;   // bytes
constexpr std::size_t largest_archive = 64 << 20; // before and after unpacking
constexpr int most_entries = 2000;

constexpr const char* source_is_too_large =
    "it is larger than 1 MB, which no exercise is; hand in the source alone.";

} // namespace grade
