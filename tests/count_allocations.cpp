#include "tests/count_allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <dlfcn.h>
#include <new>

namespace {

std::atomic<long> allocations = 0;

} // namespace

CountAllocations::CountAllocations() {
    allocations = 0;
}

long CountAllocations::count() const {
    return allocations;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

/// std::stable_sort asks for its memory in this way.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

/// The test's own takes precedence over the library's.
extern "C" int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
    ++allocations;
    static auto* const library =
        reinterpret_cast<int (*)(void**, std::size_t, std::size_t)>(dlsym(RTLD_NEXT, "posix_memalign"));
    return library(memory, alignment, size);
}
