// Loops: one example after the other, an if for its label.
#include "dnn/dnn.hpp"

#include <cmath>

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    double sum = 0;
    for (unsigned i = 0; i < Y.n_cols; i++) {
        if (Y(0, i) == 1)
            sum = sum - log(AL(0, i));
        else
            sum = sum - log(1 - AL(0, i));
    }
    return sum / Y.n_cols;
}

} // namespace dnn
