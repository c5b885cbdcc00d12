// Loops: the activations written out by hand, element by element; if, not switch.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

#include <cmath>

namespace dnn {

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    std::pair<arma::mat, LinearCache> linear = linear_forward(A_prev, W, b);
    arma::mat Z = linear.first;
    arma::mat A(Z.n_rows, Z.n_cols);
    for (unsigned i = 0; i < Z.n_rows; i++) {
        for (unsigned j = 0; j < Z.n_cols; j++) {
            double z = Z(i, j);
            if (activation == Activation::sigmoid)
                A(i, j) = 1 / (1 + exp(-z));
            else if (activation == Activation::relu)
                A(i, j) = z > 0 ? z : 0;
            else
                A(i, j) = std::tanh(z);
        }
    }
    Cache cache;
    cache.linear = linear.second;
    cache.Z = Z;
    return std::make_pair(A, cache);
}

} // namespace dnn
