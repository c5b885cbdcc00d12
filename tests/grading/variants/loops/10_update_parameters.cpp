// Loops: every number of every matrix by itself.
#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated = parameters;
    int L = parameters.size() / 2;
    for (int l = 0; l < L; l++) {
        for (std::string kind : {"W", "b"}) {
            std::string key = kind + std::to_string(l + 1);
            for (unsigned i = 0; i < updated[key].n_rows; i++)
                for (unsigned j = 0; j < updated[key].n_cols; j++)
                    updated[key](i, j) = updated[key](i, j) - learning_rate * grads.at("d" + key)(i, j);
        }
    }
    return updated;
}

} // namespace dnn
