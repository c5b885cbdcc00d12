// Stable: the number of layers by counting keys, every W against its b; no pass through the map.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    int L = 0;
    while (parameters.contains("W" + std::to_string(L + 1)) &&
           parameters.contains("b" + std::to_string(L + 1)))
        ++L;
    std::vector<Cache> caches;
    caches.reserve(L);
    std::vector<arma::mat> A{X};
    for (int l = 1; l <= L; ++l) {
        const std::string number = std::to_string(l);
        auto [next, cache] =
            linear_activation_forward(A.back(), parameters.at("W" + number), parameters.at("b" + number),
                                      l == L ? Activation::sigmoid : Activation::relu);
        A.push_back(std::move(next));
        caches.emplace_back(std::move(cache));
    }
    return {A.back(), std::move(caches)};
}

} // namespace dnn
