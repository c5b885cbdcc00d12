// Apart from dnn_utils.cpp, because it calls an exercise.
#include "dnn/dnn_utils.hpp"

namespace dnn {

arma::mat predict(const arma::mat& X, const Parameters& parameters) {
    return L_model_forward(X, parameters).first;
}

double accuracy(const arma::mat& AL, const arma::mat& Y) {
    return arma::accu((AL > 0.5) == (Y > 0.5)) / static_cast<double>(Y.n_elem);
}

} // namespace dnn
