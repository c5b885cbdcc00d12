// Counts the BLAS's multiplications: the test's own dgemm_, dgemv_ and cblas_dtrmm take precedence over the library's.
#pragma once

/// From its construction on.
class CountProducts {
public:
    CountProducts();
    double operations() const; // additions and multiplications
};
