// Lets exercise 12's reference train.
#include "dnn/dnn.hpp"

namespace dnn {

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    return L_layer_model(X, Y, parameters, learning_rate, num_iterations, on_iteration);
}

} // namespace dnn
