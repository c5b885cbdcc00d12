// How much of a submission is read. What is only listed, such as a build folder, is bounded far more generously.
#pragma once

#include <cstddef>
#include <cstdint>

namespace grade {

constexpr std::size_t max_source = 1 << 20;    // bytes
constexpr std::size_t max_notebook = 16 << 20; // bytes, with the figures in its outputs
constexpr std::size_t max_notebooks = 4;
constexpr std::size_t max_inner_archive = 4 << 20; // bytes, of one in an archive
constexpr std::size_t max_inner_archives = 4;
constexpr std::size_t max_texts = 64 << 20;  // bytes of all files that are read from an archive
constexpr std::size_t max_archive = 1 << 30; // bytes, packed
constexpr std::int64_t max_unpacked = std::int64_t{2}
                                      << 30; // bytes that a filter unpacks while names are read
constexpr int max_entries = 100'000;
constexpr std::size_t max_candidates = 2000; // files named like exercises

constexpr const char* source_is_too_large =
    "it is larger than 1 MB, and no exercise is; hand in only the source.";
constexpr const char* notebook_is_too_large =
    "it is larger than 16 MB; clear all outputs in Jupyter, save, and hand it in again.";

} // namespace grade
