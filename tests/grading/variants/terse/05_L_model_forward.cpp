// Terse: std::tie into the back of the vector, the prefix of the keys as a string operation.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    std::pair<arma::mat, std::vector<Cache>> all{X, parameters.size() / 2};
    for (size_t l = 1; auto& cache : all.second) {
        const auto n = std::to_string(l);
        std::tie(all.first, cache) =
            linear_activation_forward(all.first, parameters.at("W" + n), parameters.at("b" + n),
                                      Activation(l++ < all.second.size())); // sigmoid is 0, relu is 1
    }
    return all;
}

} // namespace dnn
