// Loops: every weight is drawn by itself, row by row.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::seed(3);
    Parameters parameters;
    unsigned l = 1;
    while (l < layer_dims.size()) {
        arma::mat W(layer_dims[l], layer_dims[l - 1]);
        arma::mat b(layer_dims[l], 1);
        for (unsigned i = 0; i < W.n_rows; i++) {
            for (unsigned j = 0; j < W.n_cols; j++)
                W(i, j) = 0.01 * np::random::randn(1, 1)(0);
            b(i, 0) = 0.0;
        }
        parameters["W" + std::to_string(l)] = W;
        parameters["b" + std::to_string(l)] = b;
        l++;
    }
    return parameters;
}

} // namespace dnn
