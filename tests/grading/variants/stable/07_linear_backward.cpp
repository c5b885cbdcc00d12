// Stable: example by example, as the mean of outer products; columns as views.
#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    const auto& [A_prev, W, b] = cache;
    const arma::uword m = A_prev.n_cols;
    arma::mat dW(arma::size(W), arma::fill::zeros), db(arma::size(b), arma::fill::zeros),
        dA_prev(arma::size(A_prev));
    for (arma::uword i = 0; i < m; ++i) {
        dW += dZ.col(i) * A_prev.col(i).t();
        db += dZ.col(i);
        dA_prev.col(i) = W.t() * dZ.col(i);
    }
    return {dA_prev, dW / m, db / m};
}

} // namespace dnn
