#include "dnn/training/few_rows.hpp"

#include <algorithm>

namespace dnn {

void in_parallel(std::size_t count, double operations, int threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& work) {
    constexpr double worth_a_thread = 2e6;
    const std::size_t wanted =
        operations < worth_a_thread ? 1 : static_cast<std::size_t>(std::max(threads, 1));
    const std::size_t each = std::max<std::size_t>((count / wanted + 7) / 8 * 8, 8);
    const int parts = static_cast<int>((count + each - 1) / each);
#pragma omp parallel for num_threads(parts) schedule(static, 1)
    for (int part = 0; part < parts; ++part) {
        const std::size_t begin = static_cast<std::size_t>(part) * each;
        work(begin, std::min(begin + each, count));
    }
}

#ifdef __x86_64__

namespace {

using Four [[gnu::vector_size(32), gnu::aligned(8)]] = double;

/// 4·vectors rows of Z and some of its columns stay in registers while `some` of D's columns pass by.
template <std::size_t vectors, std::size_t columns>
[[gnu::target("avx2,fma")]] void add_block(double* Z, const double* D, const double* K, std::size_t rows,
                                           std::size_t some, std::size_t inner) {
    Four sum[columns][vectors];
    for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t v = 0; v < vectors; ++v)
            sum[j][v] = *reinterpret_cast<const Four*>(Z + j * rows + 4 * v);
    for (std::size_t k = 0; k < some; ++k) {
        const double* const d = D + k * rows;
        for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t v = 0; v < vectors; ++v)
                sum[j][v] += *reinterpret_cast<const Four*>(d + 4 * v) * K[k + j * inner];
    }
    for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t v = 0; v < vectors; ++v)
            *reinterpret_cast<Four*>(Z + j * rows + 4 * v) = sum[j][v];
}

template <std::size_t vectors>
void add_rows(double* Z, const double* D, const double* K, FewRows sizes, std::size_t some) {
    constexpr std::size_t columns = 4;
    const auto [rows, inner, m] = sizes;
    std::size_t j = 0;
    for (; j + columns <= m; j += columns)
        add_block<vectors, columns>(Z + j * rows, D, K + j * inner, rows, some, inner);
    for (; j < m; ++j)
        add_block<vectors, 1>(Z + j * rows, D, K + j * inner, rows, some, inner);
}

/// G += part of K·Zᵀ, G (some, rows): `some` rows of K, and as many of its columns as stay in registers.
template <std::size_t columns>
[[gnu::target("avx2,fma")]] void add_transposed(double* G, const double* Z, const double* K, std::size_t rows,
                                                std::size_t some, std::size_t inner) {
    std::size_t k = 0;
    for (; k + 8 <= some; k += 8) {
        Four upper[columns], lower[columns];
        for (std::size_t j = 0; j < columns; ++j) {
            upper[j] = *reinterpret_cast<const Four*>(K + k + j * inner);
            lower[j] = *reinterpret_cast<const Four*>(K + k + 4 + j * inner);
            __builtin_prefetch(K + k + (j + columns) * inner);
        }
        for (std::size_t i = 0; i < rows; ++i) {
            Four* const g = reinterpret_cast<Four*>(G + k + i * some);
            Four first = g[0], second = g[1];
            for (std::size_t j = 0; j < columns; ++j) {
                first += upper[j] * Z[i + j * rows];
                second += lower[j] * Z[i + j * rows];
            }
            g[0] = first;
            g[1] = second;
        }
    }
    for (; k < some; ++k)
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j)
                G[k + i * some] += K[k + j * inner] * Z[i + j * rows];
}

} // namespace

bool has_few_rows_products() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

void add_product(double* Z, const double* D, const double* K, FewRows sizes) {
    constexpr std::size_t at_once = 1024; // columns of D: they stay in the second cache
    const std::size_t rows = sizes.rows;
    for (std::size_t k = 0; k < sizes.inner; k += at_once) {
        const std::size_t some = std::min(at_once, sizes.inner - k);
        const double *const D_k = D + k * rows, *const K_k = K + k;
        std::size_t i = 0;
        for (; i + 12 <= rows; i += 12)
            add_rows<3>(Z + i, D_k + i, K_k, sizes, some);
        if (i + 8 <= rows)
            add_rows<2>(Z + i, D_k + i, K_k, sizes, some);
        else if (i + 4 <= rows)
            add_rows<1>(Z + i, D_k + i, K_k, sizes, some);
    }
}

void subtract_product(double* D, const double* Z, const double* K, FewRows sizes, std::size_t begin,
                      std::size_t end) {
    constexpr std::size_t at_once = 128, columns = 4; // at_once: G stays in the first cache
    const auto [rows, inner, m] = sizes;
    double G[at_once * max_rows];
    for (std::size_t k = begin; k < end; k += at_once) {
        const std::size_t some = std::min(at_once, end - k);
        std::fill(G, G + some * rows, 0.0);
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

#else

bool has_few_rows_products() {
    return false;
}

void add_product(double*, const double*, const double*, FewRows) {}
void subtract_product(double*, const double*, const double*, FewRows, std::size_t, std::size_t) {}

#endif

} // namespace dnn
