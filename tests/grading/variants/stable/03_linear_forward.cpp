// Stable: checks the shapes first; the bias as one more column of W, against a row of ones below A.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    if (W.n_cols != A.n_rows || b.n_rows != W.n_rows || b.n_cols != 1)
        throw std::invalid_argument("linear_forward: the shapes do not fit");
    const arma::mat Wb = arma::join_rows(W, b);
    const arma::mat A1 = arma::join_cols(A, arma::ones(1, A.n_cols));
    LinearCache cache{A, W, b};
    return {Wb * A1, std::move(cache)};
}

} // namespace dnn
