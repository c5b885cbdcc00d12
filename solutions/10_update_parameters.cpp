#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated = parameters;
    const int L = static_cast<int>(parameters.size()) / 2;
    // ### START CODE HERE ###
    for (int l = 1; l <= L; ++l)
        for (const std::string name : {"W" + std::to_string(l), "b" + std::to_string(l)})
            updated[name] -= learning_rate * grads.at("d" + name);
    // ### END CODE HERE ###
    return updated;
}

} // namespace dnn
