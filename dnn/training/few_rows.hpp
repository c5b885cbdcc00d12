// Products of a matrix with few rows, as the layers have that a learner of cats needs. A BLAS sorts the large operand anew
// in each product, which takes as long as to multiply it with few rows; here its columns are read as they are.
#pragma once

#include <cstddef>
#include <functional>

namespace dnn {

/// More rows than this are not few.
inline constexpr std::size_t max_rows = 32;

/// Rows are computed four at a time.
constexpr std::size_t padded_rows(std::size_t rows) {
    return (rows + 3) / 4 * 4;
}

/// Whether the products below can be called: they take a processor with AVX2 and FMA.
bool has_few_rows_products();

/// All matrices are column by column: D (rows, inner), with rows a multiple of 4, K (inner, columns).
struct FewRows {
    std::size_t rows, inner, columns;
};

/// Z += D·K, with Z (rows, columns).
void add_product(double* Z, const double* D, const double* K, FewRows sizes);

/// D -= Z·Kᵀ, with Z (rows, columns), rows ≤ max_rows; only D's columns from `begin` to before `end`.
void subtract_product(double* D, const double* Z, const double* K, FewRows sizes, std::size_t begin,
                      std::size_t end);

/// Calls work(begin, end) for parts of 0, …, count, side by side, each part but the last of a multiple of 8. As many as
/// there are threads, and one if all of them have fewer than some 50 µs to do: `operations` counts all of theirs.
void in_parallel(std::size_t count, double operations, int threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& work);

} // namespace dnn
