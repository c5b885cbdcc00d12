// Helpers: a function of its own for one layer, in an anonymous namespace.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace {

void add_layer(dnn::Parameters& parameters, int l, int n_prev, int n) {
    const std::string number = std::to_string(l);
    parameters.emplace("W" + number, np::random::randn(n, n_prev) / 100);
    parameters.emplace("b" + number, arma::mat(n, 1, arma::fill::zeros));
}

} // namespace

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::seed(3);
    Parameters parameters;
    for (std::size_t l = 0; l + 1 < layer_dims.size(); ++l)
        add_layer(parameters, l + 1, layer_dims[l], layer_dims[l + 1]);
    return parameters;
}

} // namespace dnn
