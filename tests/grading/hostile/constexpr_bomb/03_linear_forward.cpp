// Computes for ever at compile time, in pieces that are below the compiler's own limits.
#include "dnn/dnn.hpp"
template <unsigned long n>
constexpr unsigned long slow() {
    unsigned long sum = n;
    for (unsigned long i = 0; i < 250000; ++i)
        sum = sum * 6364136223846793005UL + 1442695040888963407UL;
    return sum;
}
template <unsigned long... n>
constexpr unsigned long all(std::index_sequence<n...>) {
    constexpr unsigned long sums[] = {std::integral_constant<unsigned long, slow<n>()>::value...};
    return sums[0];
}
static_assert(all(std::make_index_sequence<100000>()) != 0);
