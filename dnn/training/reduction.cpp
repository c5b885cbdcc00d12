#include "dnn/training/reduction.hpp"

#include "dnn/support/error.hpp"

#include <lapacke.h>

namespace dnn {

namespace {

lapack_int n(arma::uword size) {
    return static_cast<lapack_int>(size);
}

void check(lapack_int info) {
    if (info != 0)
        throw support::Error("the QR decomposition of the images failed (LAPACK's info is " +
                             std::to_string(info) +
                             "); is there enough memory? If not, train without it: --no-reduce.");
}

} // namespace

Reduction::Reduction(arma::mat X) : reflections_(std::move(X)), tau_(reflections_.n_cols) {
    arma::mat& A = reflections_;
    check(LAPACKE_dgeqrf(LAPACK_COL_MAJOR, n(A.n_rows), n(A.n_cols), A.memptr(), n(A.n_rows), tau_.memptr()));
    R_ = arma::trimatu(A.head_rows(A.n_cols));
}

arma::mat Reduction::reduce(const arma::mat& W1) {
    rotated_W1_ = W1.t();
    rotate(rotated_W1_, 'T');
    return rotated_W1_.head_rows(R_.n_rows).t();
}

arma::mat Reduction::restore(const arma::mat& W1_reduced) const {
    arma::mat W1 = rotated_W1_;
    W1.head_rows(R_.n_rows) = W1_reduced.t();
    rotate(W1, 'N');
    return W1.t();
}

arma::mat Reduction::seen(arma::mat X) const {
    rotate(X, 'T');
    const arma::uword m = R_.n_rows;
    if (X.n_rows == m)
        return arma::join_cols(X, arma::mat(rotated_W1_.n_cols, X.n_cols, arma::fill::zeros));
    const arma::mat unchanged = rotated_W1_.tail_rows(X.n_rows - m).t() * X.tail_rows(X.n_rows - m);
    return arma::join_cols(X.head_rows(m), unchanged);
}

void Reduction::rotate(arma::mat& columns, char transpose) const {
    const arma::mat& A = reflections_;
    check(LAPACKE_dormqr(LAPACK_COL_MAJOR, 'L', transpose, n(columns.n_rows), n(columns.n_cols), n(A.n_cols),
                         A.memptr(), n(A.n_rows), tau_.memptr(), columns.memptr(), n(columns.n_rows)));
}

} // namespace dnn
