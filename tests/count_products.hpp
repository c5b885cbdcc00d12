// Counts what the BLAS multiplies: the test's own dgemm_, dgemv_ and cblas_dtrmm stand before the library's.
#pragma once

/// From its construction on.
class CountProducts {
public:
    CountProducts();
    double operations() const; // additions and multiplications
};
