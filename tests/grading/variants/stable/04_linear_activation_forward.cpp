// Stable: a sigmoid that never takes e to a positive power.
#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

#include <cmath>

namespace dnn {

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    Cache cache;
    std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
    arma::mat A = cache.Z;
    switch (activation) {
    case Activation::sigmoid:
        A.transform([](double z) {
            const double e = std::exp(-std::abs(z));
            return (z < 0 ? e : 1) / (1 + e);
        });
        break;
    case Activation::relu:
        A.for_each([](double& z) { z = std::max(z, 0.0); });
        break;
    case Activation::tanh:
        A.transform([](double z) { return std::tanh(z); });
        break;
    }
    return {std::move(A), std::move(cache)};
}

} // namespace dnn
