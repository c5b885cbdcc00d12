// Terse: a loop over a copy's entries, in place.
#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    auto updated = parameters;
    for (auto& [key, theta] : updated)
        theta -= grads.at('d' + key) * learning_rate;
    return updated;
}

} // namespace dnn
