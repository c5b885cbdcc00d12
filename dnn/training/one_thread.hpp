#pragma once

#include <optional>

namespace dnn {

/// While it lives, the BLAS has one thread: of small products, a second one costs more than it gains, and once it has had
/// work, it spins on for more. Unless OPENBLAS_NUM_THREADS asks for another number.
class OneThread {
public:
    OneThread();
    ~OneThread();
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

    /// How many threads the BLAS had before, and so whoever computes in its place may have.
    int before() const { return before_; }

private:
    int before_;
};

/// How many threads OpenBLAS would use; none of another BLAS.
std::optional<int> openblas_threads();

} // namespace dnn
