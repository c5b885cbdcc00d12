#include "tools/memory.hpp"

#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace tools {

void keep_freed_memory() {
    constexpr int one_matrix = 64 << 20, all_matrices = 256 << 20; // bytes
    mallopt(M_MMAP_THRESHOLD, one_matrix);
    mallopt(M_TRIM_THRESHOLD, all_matrices);
    // The heap grows by a matrix at once, and comes in pages of 2 MB where the kernel gives them on request: of a training
    // of half a second, a fifth is the kernel's time for small ones. Not where addresses are few: OpenBLAS needs them, and
    // without them tries for ever.
    rlimit addresses{};
    if (getrlimit(RLIMIT_AS, &addresses) != 0 || addresses.rlim_cur != RLIM_INFINITY)
        return;
    mallopt(M_TOP_PAD, one_matrix);
    constexpr std::size_t more_than_there_is = 8 << 20, page = 2 << 20;
    void* const volatile grown = std::malloc(more_than_there_is);
    const auto begin = (reinterpret_cast<std::uintptr_t>(grown) + page - 1) / page * page,
               end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    std::free(grown);
    if (grown != nullptr && begin < end)
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

} // namespace tools
