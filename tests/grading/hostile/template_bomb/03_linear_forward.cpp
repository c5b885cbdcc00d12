// Two instantiations for each, to a depth of 800.
#include "dnn/dnn.hpp"
template <int depth, unsigned long path>
struct Bomb {
    typename Bomb<depth - 1, 2 * path>::type left;
    typename Bomb<depth - 1, 2 * path + 1>::type right;
    using type = Bomb;
};
template <unsigned long path>
struct Bomb<0, path> {
    using type = int;
};
Bomb<60, 1>::type bomb;
