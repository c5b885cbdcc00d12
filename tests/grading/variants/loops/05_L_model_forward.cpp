// Loops: a loop for the hidden layers, and the last layer after it by hand.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    std::vector<Cache> caches;
    arma::mat A = X;
    int L = parameters.size() / 2;
    for (int l = 1; l < L; l++) {
        arma::mat A_prev = A;
        arma::mat W = parameters.at("W" + std::to_string(l));
        arma::mat b = parameters.at("b" + std::to_string(l));
        std::pair<arma::mat, Cache> result = linear_activation_forward(A_prev, W, b, Activation::relu);
        A = result.first;
        caches.push_back(result.second);
    }
    std::pair<arma::mat, Cache> result =
        linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                  parameters.at("b" + std::to_string(L)), Activation::sigmoid);
    caches.push_back(result.second);
    return std::make_pair(result.first, caches);
}

} // namespace dnn
