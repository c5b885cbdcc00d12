#include "dnn/dnn_utils.hpp"

#include "dnn/numpy.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace dnn {

arma::mat sigmoid(const arma::mat& Z) {
    return 1 / (1 + arma::exp(-Z));
}

arma::mat sigmoid_backward(const arma::mat& dA, const arma::mat& Z) {
    const arma::mat s = sigmoid(Z);
    return dA % s % (1 - s);
}

arma::mat relu(const arma::mat& Z) {
    arma::mat A = Z;
    A.transform([](double z) { return z <= 0 ? 0.0 : z; }); // NaN stays NaN, as in np.maximum
    return A;
}

arma::mat relu_backward(const arma::mat& dA, const arma::mat& Z) {
    // A wrong cache has another shape: it must stop here, as in the sibling functions, and not write beyond dZ.
    if (arma::size(dA) != arma::size(Z))
        throw std::logic_error(arma::arma_incompat_size_string(dA.n_rows, dA.n_cols, Z.n_rows, Z.n_cols,
                                                               "element-wise multiplication"));
    arma::mat dZ = dA;
    std::transform(Z.begin(), Z.end(), dA.begin(), dZ.begin(),
                   [](double z, double da) { return z <= 0 ? 0 : da; });
    return dZ;
}

arma::mat tanh(const arma::mat& Z) {
    return arma::tanh(Z);
}

arma::mat tanh_backward(const arma::mat& dA, const arma::mat& Z) {
    return dA % (1 - arma::square(arma::tanh(Z)));
}

Parameters initialize_parameters_scaled(const std::vector<int>& layer_dims) {
    np::random::seed(1);
    Parameters parameters;
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        const int n = layer_dims[l], n_prev = layer_dims[l - 1];
        parameters["W" + std::to_string(l)] = np::random::randn(n, n_prev) / std::sqrt(n_prev);
        parameters["b" + std::to_string(l)] = arma::zeros(n, 1);
    }
    return parameters;
}

bool print_cost(int iteration, double cost) {
    if (iteration % 100 == 0)
        std::cout << "Cost after iteration " << iteration << ": " << np::str(cost) << '\n';
    return true;
}

double accuracy(const arma::mat& AL, const arma::mat& Y) {
    return arma::accu((AL > 0.5) == (Y > 0.5)) / static_cast<double>(Y.n_elem);
}

} // namespace dnn
