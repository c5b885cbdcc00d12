// # Exercise 4: linear_activation_forward
//
// One layer of a network is the linear step of exercise 3, followed by an activation g, element by
// element:
//
//     Z = W·A_prev + b
//     A = g(Z)
//
// Without g, a stack of layers would be no better than one: the product of two matrices is just
// another matrix. g bends the line, and that is what makes depth worth having. Three activations are
// ready for you in `dnn_utils.hpp`:
//
//     sigmoid(Z) = 1 / (1 + e^-Z)      between 0 and 1: a probability, for the output layer
//     relu(Z)    = max(0, Z)           cheap, and its slope does not fade: for the hidden layers
//     tanh(Z)                          between -1 and 1: the classic alternative for hidden layers
//
// ## What to build
//
// Call `linear_forward`, then the activation that the argument `activation` names. Fill in both
// results:
//
// - `A`, the layer's activations;
// - `cache`, for the backward step: `cache.linear` is the cache that `linear_forward` returns, and
//   `cache.Z` is Z. (In the notebook `sigmoid(Z)` returns Z as a second result for this purpose; here
//   you have Z in hand and keep it yourself.)
//
//                    W, b
//                     ▼
//               ┌───────────┐  Z   ┌───────┐
//     A_prev ──►│   LINEAR  │─────►│   g   │──► A
//               └───────────┘      └───────┘
//                     ▼                ▼
//             ┌────────────────┐   ┌───────┐
//     cache:  │  A_prev, W, b  │   │   Z   │
//             └────────────────┘   └───────┘
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `A_prev` | (n_{l-1}, m) |
// | `W` | (n_l, n_{l-1}) |
// | `b` | (n_l, 1) |
// | `Z`, `A` | (n_l, m) |
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `Z, linear_cache = f(…)` | `auto [Z, linear_cache] = f(…);` makes two new variables |
// | the same into variables that already exist | `std::tie(x, y) = f(…);` |
// | `if activation == "sigmoid":` | `if (activation == Activation::sigmoid)`, or a `switch` with a `case` for each |
//
// ## Pitfalls
//
// - The backward step needs Z, not A: keep what went into the activation, not what came out.
// - A `case` that does not end in `break` (or `return`) runs on into the next one.
// - Three activations, three cases. A forgotten one leaves A empty.

#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

std::pair<arma::mat, Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                      const arma::mat& b, Activation activation) {
    arma::mat A;
    Cache cache;
    // ### START CODE HERE ###
    std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
    switch (activation) {
    case Activation::sigmoid:
        A = sigmoid(cache.Z);
        break;
    case Activation::relu:
        A = relu(cache.Z);
        break;
    case Activation::tanh:
        A = tanh(cache.Z);
        break;
    }
    // ### END CODE HERE ###
    return {std::move(A), std::move(cache)};
}

} // namespace dnn
