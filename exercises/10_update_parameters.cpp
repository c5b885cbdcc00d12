// # Exercise 10: update_parameters
//
// The gradients point uphill: they say in which direction the cost grows fastest. So we take a small
// step in the opposite direction, for all parameters at once. That is gradient descent, and it is all
// the learning there is:
//
//     W_l = W_l - α·dW_l        (16)
//     b_l = b_l - α·db_l        (17)        for l = 1, …, L
//
// α is the learning rate. Too small, and the training takes for ever; too large, and every step jumps
// right across the valley: the cost goes up instead of down, in the end to infinity. The course uses
// 0.0075 for the cats.
//
// ## What to build
//
// `updated` starts as a copy of `parameters`. Update every layer's `W` and `b` in it, with the
// gradients "dW1", "db1", … from `grads`.
//
// ## Shapes
//
// Every gradient has the shape of its parameter, and so does the result.
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `parameters = params.copy()` | `Parameters updated = parameters;` is already a copy, matrices included |
// | `parameters["W" + str(l)]` (reading) | `parameters.at("W" + std::to_string(l))` |
// | `parameters["W" + str(l)] = …` | `updated["W" + std::to_string(l)] = …;` |
// | `M - alpha * N` | `M - alpha * N` |
//
// ## Pitfalls
//
// - Minus: with a plus the network climbs, and gets worse with every step.
// - Both W and b, and all layers: 1 to L.
// - `grads` holds more than is needed here: the dA belong to activations, which nobody updates.
// - `parameters` and `grads` are const: what was passed in must not change.

#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients& grads, double learning_rate) {
    Parameters updated = parameters;
    const int L = static_cast<int>(parameters.size()) / 2;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("update_parameters");
    // ### END CODE HERE ###
    return updated;
}

} // namespace dnn
