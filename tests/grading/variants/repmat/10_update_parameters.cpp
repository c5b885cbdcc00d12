// Helpers: walks through the map itself, since every key of it has its "d" + key.
#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated;
    for (Parameters::const_iterator it = parameters.begin(); it != parameters.end(); ++it)
        updated.insert({it->first, it->second - learning_rate * grads.at("d" + it->first)});
    return updated;
}

} // namespace dnn
