#include "dnn/training/few_rows.hpp"

namespace dnn {

#ifdef __x86_64__

namespace {

using Four [[gnu::vector_size(32), gnu::aligned(8)]] = double;

/// 4·vectors rows of Z and some of its columns stay in registers while all of D's columns pass by.
template <std::size_t vectors, std::size_t columns>
[[gnu::target("avx2,fma")]] void add_block(double* Z, const double* D, const double* K, std::size_t rows,
                                           std::size_t m) {
    Four sum[columns][vectors];
    for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t v = 0; v < vectors; ++v)
            sum[j][v] = *reinterpret_cast<const Four*>(Z + j * rows + 4 * v);
    for (std::size_t k = 0; k < m; ++k) {
        const double* const d = D + k * rows;
        for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t v = 0; v < vectors; ++v)
                sum[j][v] += *reinterpret_cast<const Four*>(d + 4 * v) * K[k + j * m];
    }
    for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t v = 0; v < vectors; ++v)
            *reinterpret_cast<Four*>(Z + j * rows + 4 * v) = sum[j][v];
}

template <std::size_t vectors>
void add_rows(double* Z, const double* D, const double* K, std::size_t rows, std::size_t m) {
    constexpr std::size_t columns = 4;
    std::size_t j = 0;
    for (; j + columns <= m; j += columns)
        add_block<vectors, columns>(Z + j * rows, D, K + j * m, rows, m);
    for (; j < m; ++j)
        add_block<vectors, 1>(Z + j * rows, D, K + j * m, rows, m);
}

} // namespace

bool has_add_product() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

void add_product(double* Z, const double* D, const double* K, std::size_t rows, std::size_t m) {
    std::size_t i = 0;
    for (; i + 12 <= rows; i += 12)
        add_rows<3>(Z + i, D + i, K, rows, m);
    if (i + 8 <= rows)
        add_rows<2>(Z + i, D + i, K, rows, m);
    else if (i + 4 <= rows)
        add_rows<1>(Z + i, D + i, K, rows, m);
}

#else

bool has_add_product() {
    return false;
}

void add_product(double*, const double*, const double*, std::size_t, std::size_t) {}

#endif

} // namespace dnn
