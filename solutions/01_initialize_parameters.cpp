#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    np::random::seed(1);
    arma::mat W1, b1, W2, b2;
    // ### START CODE HERE ###
    W1 = np::random::randn(n_h, n_x) * 0.01;
    b1 = arma::zeros(n_h, 1);
    W2 = np::random::randn(n_y, n_h) * 0.01;
    b2 = arma::zeros(n_y, 1);
    // ### END CODE HERE ###
    return {{"W1", W1}, {"b1", b1}, {"W2", W2}, {"b2", b2}};
}

} // namespace dnn
