// Stable: refuses sizes that make no network, then the usual four lines.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    if (n_x < 1 || n_h < 1 || n_y < 1)
        throw std::invalid_argument("initialize_parameters: a layer without units");
    np::random::seed(1);
    const arma::mat first = np::random::randn(n_h, n_x), second = np::random::randn(n_y, n_h);
    Parameters parameters{{"W1", first * 0.01}, {"W2", second * 0.01}};
    parameters["b1"] = first.col(0) * 0.0;
    parameters["b2"] = second.col(0) * 0.0;
    for (const char* b : {"b1", "b2"})
        parameters[b].zeros(); // no negative zeros
    return parameters;
}

} // namespace dnn
