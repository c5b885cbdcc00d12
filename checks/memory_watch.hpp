// Included before a learner's file where a crash is looked for (see memory_fault.hpp): an index outside of a
// std::vector is told with its numbers, which the assertion of libstdc++ does not tell.
#include <cstdio>
#include <cstdlib>
#include <debug/assertions.h>

#ifdef __glibcxx_requires_subscript
[[noreturn]] inline void deepsteps_index(std::size_t index, std::size_t size) {
    std::fprintf(stderr, "deepsteps: index %zu of %zu\n", index, size);
    std::abort(); // the sanitizer prints the stack
}
#undef __glibcxx_requires_subscript
#define __glibcxx_requires_subscript(n)                                                                      \
    (static_cast<std::size_t>(n) < this->size() ? void() : deepsteps_index(n, this->size()))
#endif
