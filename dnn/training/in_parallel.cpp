#include "dnn/training/in_parallel.hpp"

#include <algorithm>

namespace dnn {

void in_parallel(std::size_t count, double operations, int threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& work) {
    constexpr double worth_a_thread = 2e6;
    constexpr std::size_t multiple = 16;
    const std::size_t wanted =
        operations < worth_a_thread ? 1 : static_cast<std::size_t>(std::max(threads, 1));
    const std::size_t each = std::max((count / wanted + multiple - 1) / multiple * multiple, multiple);
    const int parts = static_cast<int>((count + each - 1) / each);
    if (parts == 1)
        return work(0, count);
#pragma omp parallel for num_threads(parts) schedule(static, 1)
    for (int part = 0; part < parts; ++part) {
        const std::size_t begin = static_cast<std::size_t>(part) * each;
        work(begin, std::min(begin + each, count));
    }
}

} // namespace dnn
