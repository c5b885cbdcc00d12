#include "dnn/training/few_rows.hpp"

#include "dnn/training/few_rows_kernels.hpp"
#include "dnn/training/in_parallel.hpp"

namespace dnn {

#ifdef __x86_64__
bool runs_here(const FewRowsProducts& products) {
    return &products == &avx512_products ? __builtin_cpu_supports("avx512f")
                                         : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#endif

namespace {

const FewRowsProducts* of_this_processor() {
#ifdef __x86_64__
    for (const FewRowsProducts* widest_first : {&avx512_products, &avx2_products})
        if (runs_here(*widest_first))
            return widest_first;
#endif
    return nullptr;
}

const FewRowsProducts* const products = of_this_processor();

bool are_padded(arma::uword rows) {
    return has_few_rows_products(rows) && rows % products->width == 0;
}

double operations(const FewRows& sizes) {
    return 2.0 * static_cast<double>(sizes.rows * sizes.inner) * static_cast<double>(sizes.columns);
}

} // namespace

bool has_few_rows_products(arma::uword rows) {
    return products != nullptr && rows <= FewRows::max;
}

arma::uword padded_rows(arma::uword rows) {
    if (!has_few_rows_products(rows))
        return rows;
    return (rows + products->width - 1) / products->width * products->width;
}

void add_product(arma::mat& Z, const arma::mat& D, const arma::mat& K, int threads) {
    if (!are_padded(D.n_rows)) {
        Z += D * K;
        return;
    }
    const auto columns = [&](std::size_t begin, std::size_t end) {
        products->add(Z.colptr(begin), D.memptr(), K.colptr(begin), {D.n_rows, D.n_cols, end - begin});
    };
    in_parallel(K.n_cols, operations({D.n_rows, D.n_cols, K.n_cols}), threads, std::ref(columns));
}

void subtract_product(arma::mat& D, const arma::mat& Z, const arma::mat& K, int threads) {
    if (!are_padded(D.n_rows)) {
        D -= Z * K.t();
        return;
    }
    const FewRows sizes{D.n_rows, K.n_rows, K.n_cols};
    const auto columns = [&](std::size_t begin, std::size_t end) {
        products->subtract(D.memptr(), Z.memptr(), K.memptr(), sizes, begin, end);
    };
    in_parallel(D.n_cols, operations(sizes), threads, std::ref(columns));
}

} // namespace dnn
