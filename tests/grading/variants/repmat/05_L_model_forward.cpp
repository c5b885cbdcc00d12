// Helpers: recursion over the layers in place of a loop.
#include "dnn/dnn.hpp"

namespace dnn {
namespace {

arma::mat from_layer(int l, int L, const arma::mat& A, const Parameters& p, std::vector<Cache>& caches) {
    if (l > L)
        return A;
    auto [next, cache] = linear_activation_forward(A, p.find("W" + std::to_string(l))->second,
                                                   p.find("b" + std::to_string(l))->second,
                                                   l == L ? Activation::sigmoid : Activation::relu);
    caches.push_back(std::move(cache));
    return from_layer(l + 1, L, next, p, caches);
}

} // namespace

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    std::vector<Cache> caches;
    arma::mat AL = from_layer(1, static_cast<int>(parameters.size() / 2), X, parameters, caches);
    return {AL, caches};
}

} // namespace dnn
