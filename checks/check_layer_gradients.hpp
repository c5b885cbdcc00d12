// The checks that the backward steps of one layer share: each of its three gradients by itself, so that one that is right
// counts beside one that is not.
#pragma once

#include "checks/check.hpp"

namespace checks {

/// One of the gradients, and what it is the gradient of.
struct LayerGradient {
    const char* name;
    arma::mat dnn::LinearGradients::*gradient;
    arma::mat dnn::LinearCache::*of;
};
inline constexpr LayerGradient of_A_prev{"dA_prev", &dnn::LinearGradients::dA_prev, &dnn::LinearCache::A},
    of_W{"dW", &dnn::LinearGradients::dW, &dnn::LinearCache::W},
    of_b{"db", &dnn::LinearGradients::db, &dnn::LinearCache::b};

/// The gradient against the finite differences of J, the mean over the examples. dA_prev carries no 1/m: it is m·∂J/∂A.
inline std::optional<Problem>
layer_gradient_difference(const LayerGradient& which, const dnn::LinearGradients& got,
                          const dnn::LinearCache& cache,
                          const std::function<double(const dnn::LinearCache&)>& J) {
    const double scale = which.of == &dnn::LinearCache::A ? static_cast<double>(cache.A.n_cols) : 1;
    const arma::mat numeric = finite_differences(cache.*which.of, [&](const arma::mat& theta) {
        dnn::LinearCache moved = cache;
        moved.*which.of = theta;
        return J(moved);
    });
    return gradient_difference(which.name, got.*which.gradient, scale * numeric);
}

} // namespace checks
