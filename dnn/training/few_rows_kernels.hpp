// The products of few_rows.hpp for registers of `width` doubles. A file that includes this is compiled for processors that
// have such registers; it includes nothing else, as the linker may take any copy of a function that several files have.
#pragma once

#include <cstddef>

namespace dnn {

/// All matrices are column by column: Z (rows, columns), D (rows, inner), K (inner, columns).
struct FewRows {
    std::size_t rows, inner, columns;
    static constexpr std::size_t max = 32; // rows; with more, the BLAS is as fast
};

struct FewRowsProducts {
    std::size_t width; // rows are a multiple of it
    /// Z += D·K
    void (*add)(double* Z, const double* D, const double* K, FewRows);
    /// D -= Z·Kᵀ; only D's columns from `begin` to before `end`.
    void (*subtract)(double* D, const double* Z, const double* K, FewRows, std::size_t begin,
                     std::size_t end);
};

/// Compiled for their processors, in few_rows_avx2.cpp and few_rows_avx512.cpp.
extern const FewRowsProducts avx2_products, avx512_products;

/// Whether this processor can.
bool runs_here(const FewRowsProducts& products);

template <std::size_t width>
struct FewRowsKernels {
    using Vector [[gnu::vector_size(8 * width), gnu::aligned(8)]] = double;

    static constexpr std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

    /// width·vectors rows of Z and some of its columns stay in registers while `some` of D's columns pass by.
    template <std::size_t vectors, std::size_t columns>
    static void add_block(double* Z, const double* D, const double* K, std::size_t rows, std::size_t some,
                          std::size_t inner) {
        Vector sum[columns][vectors];
        for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t v = 0; v < vectors; ++v)
                sum[j][v] = *reinterpret_cast<const Vector*>(Z + j * rows + width * v);
        for (std::size_t k = 0; k < some; ++k) {
            const double* const d = D + k * rows;
            for (std::size_t j = 0; j < columns; ++j)
                for (std::size_t v = 0; v < vectors; ++v)
                    sum[j][v] += *reinterpret_cast<const Vector*>(d + width * v) * K[k + j * inner];
        }
        for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t v = 0; v < vectors; ++v)
                *reinterpret_cast<Vector*>(Z + j * rows + width * v) = sum[j][v];
    }

    template <std::size_t vectors>
    static void add_rows(double* Z, const double* D, const double* K, FewRows sizes, std::size_t some) {
        // AVX2 has 16 registers, AVX-512 has 32: for 3·width sums, and operands.
        constexpr std::size_t columns = width;
        const std::size_t rows = sizes.rows, inner = sizes.inner, m = sizes.columns;
        std::size_t j = 0;
        for (; j + columns <= m; j += columns)
            add_block<vectors, columns>(Z + j * rows, D, K + j * inner, rows, some, inner);
        for (; j < m; ++j)
            add_block<vectors, 1>(Z + j * rows, D, K + j * inner, rows, some, inner);
    }

    static void add_product(double* Z, const double* D, const double* K, FewRows sizes) {
        constexpr std::size_t at_once = 1024; // columns of D: they stay in the second cache
        const std::size_t rows = sizes.rows;
        for (std::size_t k = 0; k < sizes.inner; k += at_once) {
            const std::size_t some = smaller(at_once, sizes.inner - k);
            const double *const D_k = D + k * rows, *const K_k = K + k;
            std::size_t i = 0;
            for (; i + 3 * width <= rows; i += 3 * width)
                add_rows<3>(Z + i, D_k + i, K_k, sizes, some);
            if (i + 2 * width <= rows)
                add_rows<2>(Z + i, D_k + i, K_k, sizes, some);
            else if (i + width <= rows)
                add_rows<1>(Z + i, D_k + i, K_k, sizes, some);
        }
    }

    /// G += part of K·Zᵀ, G (some, rows): width·vectors rows of K, and as many of its columns as stay in registers.
    template <std::size_t vectors, std::size_t columns>
    static void add_transposed_block(double* G, const double* Z, const double* K, std::size_t rows,
                                     std::size_t some, std::size_t inner) {
        Vector part[columns][vectors];
        for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t v = 0; v < vectors; ++v) {
                part[j][v] = *reinterpret_cast<const Vector*>(K + width * v + j * inner);
                __builtin_prefetch(K + width * v + (j + columns) * inner);
            }
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t v = 0; v < vectors; ++v) {
                Vector* const g = reinterpret_cast<Vector*>(G + width * v + i * some);
                Vector sum = *g;
                for (std::size_t j = 0; j < columns; ++j)
                    sum += part[j][v] * Z[i + j * rows];
                *g = sum;
            }
    }

    template <std::size_t columns>
    static void add_transposed(double* G, const double* Z, const double* K, std::size_t rows,
                               std::size_t some, std::size_t inner) {
        std::size_t k = 0;
        for (; k + 2 * width <= some; k += 2 * width)
            add_transposed_block<2, columns>(G + k, Z, K + k, rows, some, inner);
        for (; k + width <= some; k += width)
            add_transposed_block<1, columns>(G + k, Z, K + k, rows, some, inner);
        for (; k < some; ++k)
            for (std::size_t i = 0; i < rows; ++i)
                for (std::size_t j = 0; j < columns; ++j)
                    G[k + i * some] += K[k + j * inner] * Z[i + j * rows];
    }

    static void subtract_product(double* D, const double* Z, const double* K, FewRows sizes,
                                 std::size_t begin, std::size_t end) {
        constexpr std::size_t at_once = 128, columns = 4; // at_once: G stays in the first cache
        const std::size_t rows = sizes.rows, inner = sizes.inner, m = sizes.columns;
        double G[at_once * FewRows::max];
        for (std::size_t k = begin; k < end; k += at_once) {
            const std::size_t some = smaller(at_once, end - k);
            for (std::size_t i = 0; i < some * rows; ++i)
                G[i] = 0;
            std::size_t j = 0;
            for (; j + columns <= m; j += columns)
                add_transposed<columns>(G, Z + j * rows, K + k + j * inner, rows, some, inner);
            for (; j < m; ++j)
                add_transposed<1>(G, Z + j * rows, K + k + j * inner, rows, some, inner);
            for (std::size_t l = 0; l < some; ++l)
                for (std::size_t i = 0; i < rows; ++i)
                    D[(k + l) * rows + i] -= G[l + i * some];
        }
    }
};

} // namespace dnn
