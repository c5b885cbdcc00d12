#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated = parameters;
    const int L = static_cast<int>(parameters.size()) / 2;
    // ### START CODE HERE ###
    for (int l = 1; l <= L; ++l) {
        const std::string W = "W" + std::to_string(l), b = "b" + std::to_string(l);
        updated.at(W) = parameters.at(W) - learning_rate * grads.at("d" + W);
        updated.at(b) = parameters.at(b) - learning_rate * grads.at("d" + b);
    }
    // ### END CODE HERE ###
    return updated;
}

} // namespace dnn
