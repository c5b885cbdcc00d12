// Loops: one element at a time, as a C programmer would.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    np::random::seed(1);
    arma::mat W1(n_h, n_x), b1(n_h, 1), W2(n_y, n_h), b2(n_y, 1);
    for (int i = 0; i < n_h; i++)
        for (int j = 0; j < n_x; j++)
            W1(i, j) = np::random::randn(1, 1)(0, 0) * 0.01;
    for (int i = 0; i < n_h; i++)
        b1(i, 0) = 0;
    for (int i = 0; i < n_y; i++) {
        for (int j = 0; j < n_h; j++)
            W2(i, j) = np::random::randn(1, 1)(0, 0) * 0.01;
        b2(i, 0) = 0;
    }
    return {{"W1", W1}, {"b1", b1}, {"W2", W2}, {"b2", b2}};
}

} // namespace dnn
