// Stable: all draws of a layer in one vector, folded into the matrix row by row.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::seed(3);
    Parameters parameters;
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        const arma::mat drawn = np::random::randn(1, layer_dims[l] * layer_dims[l - 1]);
        parameters["W" + std::to_string(l)] =
            arma::reshape(drawn, layer_dims[l - 1], layer_dims[l]).t() * 0.01;
        parameters["b" + std::to_string(l)] = arma::mat(layer_dims[l], 1).zeros();
    }
    return parameters;
}

} // namespace dnn
