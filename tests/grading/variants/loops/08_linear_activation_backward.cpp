// Loops: the slopes written out by hand, element by element.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

#include <cmath>

namespace dnn {

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    arma::mat dZ(dA.n_rows, dA.n_cols);
    for (unsigned i = 0; i < dA.n_rows; i++) {
        for (unsigned j = 0; j < dA.n_cols; j++) {
            const double z = cache.Z(i, j);
            double slope;
            if (activation == Activation::relu) {
                slope = z > 0 ? 1 : 0;
            } else if (activation == Activation::sigmoid) {
                double s = 1 / (1 + std::exp(-z));
                slope = s * (1 - s);
            } else {
                slope = 1 - std::pow(std::tanh(z), 2);
            }
            dZ(i, j) = dA(i, j) * slope;
        }
    }
    return linear_backward(dZ, cache.linear);
}

} // namespace dnn
