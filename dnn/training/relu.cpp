#include "dnn/training/relu.hpp"

namespace dnn {

void relu_in_place(double* Z, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        Z[i] = Z[i] <= 0 ? 0.0 : Z[i];
}

void relu_backward_in_place(double* dA, const double* A, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        dA[i] = A[i] <= 0 ? 0.0 : dA[i];
}

} // namespace dnn
