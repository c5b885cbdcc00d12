// The product of a matrix with few rows and a constant square one.
#pragma once

#include <cstddef>

namespace dnn {

/// Rows are computed four at a time.
constexpr std::size_t padded_rows(std::size_t rows) {
    return (rows + 3) / 4 * 4;
}

/// Whether add_product can be called: it takes a processor with AVX2 and FMA.
bool has_add_product();

/// Z += D·K, all column by column: Z and D (rows, m), with rows a multiple of 4, K (m, m). A BLAS sorts K anew in each
/// product, which takes as long as to multiply it with few rows; here its columns are read as they are.
void add_product(double* Z, const double* D, const double* K, std::size_t rows, std::size_t m);

} // namespace dnn
