#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::seed(3);
    Parameters parameters;
    const int L = static_cast<int>(layer_dims.size()) - 1; // layers with parameters; layer 0 is the input
    // ### START CODE HERE ###
    for (int l = 1; l <= L; ++l) {
        parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
        parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
    }
    // ### END CODE HERE ###
    return parameters;
}

} // namespace dnn
