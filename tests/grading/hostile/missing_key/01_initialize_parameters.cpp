// No attack, but what happens: keys are missing, and the checks look for them.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int) {
    return {{"W1", arma::mat(n_h, n_x, arma::fill::zeros)}};
}

} // namespace dnn
