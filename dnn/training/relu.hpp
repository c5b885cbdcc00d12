// In a file of its own, whose loops the compiler computes several numbers at a time.
#pragma once

#include <cstddef>

namespace dnn {

/// Z turns into A = max(0, Z). NaN stays NaN, as in relu.
void relu_in_place(double* Z, std::size_t count);

/// dA turns into dZ: 0 where A is, which is where Z was not positive.
void relu_backward_in_place(double* dA, const double* A, std::size_t count);

} // namespace dnn
