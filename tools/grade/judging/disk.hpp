// How much disk a run may use, and whether there is so much.
#pragma once

#include <cstdint>
#include <filesystem>

namespace grade {

/// The largest object file, and the largest worker, in bytes.
inline constexpr std::uint64_t max_product = 24U << 20;

/// The workers that are kept, all together, in bytes.
inline constexpr std::uint64_t max_kept_workers = 64U << 20;

/// Throws support::Error if the folder has too little free space for a run with so many jobs.
void check_disk(const std::filesystem::path& folder, int jobs);

} // namespace grade
