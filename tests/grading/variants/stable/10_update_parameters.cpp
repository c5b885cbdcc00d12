// Stable: a fused multiply and add for each number, by the matrices' iterators.
#include "dnn/dnn.hpp"

#include <algorithm>
#include <cmath>

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated;
    std::transform(parameters.begin(), parameters.end(), std::inserter(updated, updated.end()),
                   [&](const auto& entry) {
                       arma::mat theta = entry.second;
                       const arma::mat& gradient = grads.at("d" + entry.first);
                       std::transform(theta.begin(), theta.end(), gradient.begin(), theta.begin(),
                                      [=](double t, double g) { return std::fma(-learning_rate, g, t); });
                       return std::pair{entry.first, theta};
                   });
    return updated;
}

} // namespace dnn
