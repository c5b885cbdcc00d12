#include "tools/grade/judging/disk.hpp"

#include "dnn/support/error.hpp"

namespace grade {

void check_disk(const std::filesystem::path& folder, int jobs) {
    constexpr std::uint64_t pages = 16U << 20; // the results, and the class's sources
    const std::uint64_t needed =
        pages + max_kept_workers + static_cast<std::uint64_t>(jobs) * 2 * max_product;
    const std::uint64_t free = std::filesystem::space(folder).available;
    if (free < needed)
        throw support::Error("there are " + std::to_string(free >> 20) + " MB free in " + folder.string() +
                             ", and grading with " + std::to_string(jobs) + (jobs == 1 ? " job" : " jobs") +
                             " needs " + std::to_string(needed >> 20) +
                             " MB; free some, or choose another folder or fewer --jobs.");
}

} // namespace grade
