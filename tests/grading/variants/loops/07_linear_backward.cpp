// Loops: the three sums by their definitions.
#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    arma::mat A_prev = cache.A, W = cache.W;
    int m = A_prev.n_cols, n = W.n_rows, n_prev = W.n_cols;
    LinearGradients g;
    g.dW.zeros(n, n_prev);
    g.db.zeros(n, 1);
    g.dA_prev.zeros(n_prev, m);
    for (int i = 0; i < n; i++) {
        for (int e = 0; e < m; e++) {
            for (int k = 0; k < n_prev; k++) {
                g.dW(i, k) += dZ(i, e) * A_prev(k, e) / m;
                g.dA_prev(k, e) += W(i, k) * dZ(i, e);
            }
            g.db(i, 0) += dZ(i, e) / m;
        }
    }
    return g;
}

} // namespace dnn
