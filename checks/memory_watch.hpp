// Included before a learner's file to find the line of a crash (see memory_fault.hpp): an index outside a std::vector
// is reported with its numbers, which libstdc++'s assertion leaves out.
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
