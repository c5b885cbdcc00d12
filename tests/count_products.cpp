#include "tests/count_products.hpp"

#include <cblas.h>
#include <dlfcn.h>

namespace {

double operations = 0;

/// The library's function of this name, which the test's own hides.
template <typename Function>
Function* hidden(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

CountProducts::CountProducts() {
    ::operations = 0;
}

double CountProducts::operations() const {
    return ::operations;
}

extern "C" {

void dgemm_(const char* transA, const char* transB, const blasint* m, const blasint* n, const blasint* k,
            const double* alpha, const double* A, const blasint* ldA, const double* B, const blasint* ldB,
            const double* beta, double* C, const blasint* ldC) {
    operations += 2.0 * *m * *n * *k;
    static auto* const library = hidden<decltype(dgemm_)>("dgemm_");
    library(transA, transB, m, n, k, alpha, A, ldA, B, ldB, beta, C, ldC);
}

void dgemv_(const char* trans, const blasint* m, const blasint* n, const double* alpha, const double* A,
            const blasint* ldA, const double* x, const blasint* incx, const double* beta, double* y,
            const blasint* incy) {
    operations += 2.0 * *m * *n;
    static auto* const library = hidden<decltype(dgemv_)>("dgemv_");
    library(trans, m, n, alpha, A, ldA, x, incx, beta, y, incy);
}

void cblas_dtrmm(CBLAS_ORDER order, CBLAS_SIDE side, CBLAS_UPLO uplo, CBLAS_TRANSPOSE trans, CBLAS_DIAG diag,
                 blasint m, blasint n, double alpha, const double* A, blasint ldA, double* B, blasint ldB) {
    operations += side == CblasLeft ? 1.0 * m * m * n : 1.0 * m * n * n;
    static auto* const library = hidden<decltype(cblas_dtrmm)>("cblas_dtrmm");
    library(order, side, uplo, trans, diag, m, n, alpha, A, ldA, B, ldB);
}
}
