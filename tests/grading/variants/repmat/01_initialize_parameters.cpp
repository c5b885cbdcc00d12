// Helpers: a lambda for a layer's weights, matrices made by their members.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    np::random::seed(1);
    auto weights = [](int rows, int cols) -> arma::mat { return 0.01 * np::random::randn(rows, cols); };
    Parameters p;
    p["W1"] = weights(n_h, n_x);
    p["W2"] = weights(n_y, n_h);
    p["b1"] = arma::mat(n_h, 1, arma::fill::zeros);
    p["b2"] = arma::mat(n_y, 1, arma::fill::zeros);
    return p;
}

} // namespace dnn
