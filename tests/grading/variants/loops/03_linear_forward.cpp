// Loops: the product by its definition, three loops deep.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    arma::mat Z(W.n_rows, A.n_cols);
    for (int i = 0; i < (int)W.n_rows; i++) {
        for (int j = 0; j < (int)A.n_cols; j++) {
            double z = b(i, 0);
            for (int k = 0; k < (int)A.n_rows; k++)
                z += W(i, k) * A(k, j);
            Z(i, j) = z;
        }
    }
    LinearCache cache;
    cache.A = A;
    cache.W = W;
    cache.b = b;
    return std::make_pair(Z, cache);
}

} // namespace dnn
