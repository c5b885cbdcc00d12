#include "tools/memory.hpp"

#include "dnn/support/error.hpp"
#include "dnn/training/one_thread.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <malloc.h>
#include <optional>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <tuple>
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

namespace {

/// In use, of what such a limit counts.
std::size_t in_use(bool data_only) {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0, shared = 0, text = 0, library = 0, data = 0; // pages
    file >> all >> resident >> shared >> text >> library >> data;
    return (data_only ? data : all) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

} // namespace

void check_memory(std::size_t bytes) {
    constexpr std::size_t mebibyte = 1 << 20;
    // OpenBLAS's buffer and a stack; it has those of one thread. The heap grows by the other at once.
    constexpr std::size_t per_thread = 136 * mebibyte, beside = 64 * mebibyte;
    const std::optional<int> threads = dnn::openblas_threads();
    if (!threads)
        return;
    const std::size_t needed = static_cast<std::size_t>(*threads - 1) * per_thread + beside + bytes;
    for (const auto& [what, command, data_only] :
         {std::tuple{RLIMIT_AS, "ulimit -v", false}, std::tuple{RLIMIT_DATA, "ulimit -d", true}}) {
        rlimit limit{};
        if (getrlimit(what, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
            continue;
        const std::size_t used = in_use(data_only),
                          left = limit.rlim_cur - std::min<std::size_t>(used, limit.rlim_cur);
        if (left < needed)
            throw support::Error("the limit on memory (" + std::string(command) + ") leaves " +
                                 std::to_string(left / mebibyte) + " MiB, and about " +
                                 std::to_string(needed / mebibyte) + " MiB more are needed; raise it: " +
                                 command + " unlimited, or " + std::to_string((used + needed) / 1024) +
                                 (*threads > 1 ? "; or take less: OPENBLAS_NUM_THREADS=1." : "."));
    }
}

} // namespace tools
