#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    std::vector<Cache> caches;
    arma::mat AL;
    const int L = static_cast<int>(parameters.size()) / 2; // each layer has a W and a b
    // ### START CODE HERE ###
    arma::mat A = X;
    for (int l = 1; l <= L; ++l) {
        const auto [A_next, cache] = linear_activation_forward(
            A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
            l < L ? Activation::relu : Activation::sigmoid);
        A = A_next;
        caches.push_back(cache);
    }
    AL = A;
    // ### END CODE HERE ###
    return {AL, caches};
}

} // namespace dnn
