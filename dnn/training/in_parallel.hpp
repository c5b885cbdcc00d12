#pragma once

#include <cstddef>
#include <functional>

namespace dnn {

/// Calls work(begin, end) for parts of 0, …, count, side by side, each part but the last of a multiple of 16. As many as
/// there are threads, and one if all of them have fewer than some 50 µs to do: `operations` counts all of theirs.
void in_parallel(std::size_t count, double operations, int threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& work);

} // namespace dnn
