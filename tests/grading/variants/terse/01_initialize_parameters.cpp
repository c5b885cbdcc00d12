// Terse: braces are evaluated from left to right, so one statement will do.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    np::random::seed(1);
    return {{"W1", np::random::randn(n_h, n_x) * .01},
            {"b1", arma::zeros<arma::vec>(n_h)},
            {"W2", np::random::randn(n_y, n_h) * .01},
            {"b2", arma::zeros<arma::vec>(n_y)}};
}

} // namespace dnn
