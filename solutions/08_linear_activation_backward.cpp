// # Exercise 8: linear_activation_backward
//
// Exercise 4 went forward through a layer: linear, then activation. Backward, the order is reversed.
// What comes in is dA, the gradient of the activations; it goes through the activation first, then
// through the linear part:
//
//     dZ = dA ∗ g'(Z)                        (11)
//     dA_prev, dW, db = linear_backward(dZ, …)
//
// The star means element by element: every element of Z went through g on its own, so every element of
// dA is multiplied by the slope of g at its own Z. For relu that slope is 1 or 0: where Z was
// positive, the error passes; where it was not, the unit was silent and learns nothing from this
// example.
//
// The three functions that do (11) are handed out too, and take the Z of the cache:
//
//     sigmoid_backward(dA, Z)    dA ∗ σ(Z) ∗ (1 - σ(Z))
//     relu_backward(dA, Z)       dA where Z > 0, else 0
//     tanh_backward(dA, Z)       dA ∗ (1 - tanh²(Z))
//
// ## What to build
//
// Choose the function by `activation`, get dZ, and let `linear_backward` do the rest. `cache.Z` and
// `cache.linear` are what exercise 4 kept.
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
//                     ▼                ▼
//               ┌───────────┐  dZ  ┌───────┐
//     dA_prev ◄─│   LINEAR  │◄─────│∗ g'(Z)│◄── dA
//               └───────────┘      └───────┘
//                     ▼
//                   dW, db
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `dA`, `cache.Z`, `dZ` | (n_l, m) |
// | `gradients.dA_prev` | (n_{l-1}, m) |
// | `gradients.dW` | (n_l, n_{l-1}) |
// | `gradients.db` | (n_l, 1) |
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `linear_cache, activation_cache = cache` | `cache.linear`, `cache.Z` |
// | `dA_prev, dW, db = linear_backward(dZ, linear_cache)` | `LinearGradients gradients = linear_backward(dZ, cache.linear);` |
// | `dZ[Z <= 0] = 0` | `dZ.elem(arma::find(Z <= 0)).zeros();` |
//
// ## Pitfalls
//
// - linear_backward takes dZ. Handing it dA skips the activation's slope.
// - The slope is taken at Z, not at A, not at dA.
// - All three activations, as in exercise 4; and `break` at the end of every `case`.

#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"

namespace dnn {

LinearGradients linear_activation_backward(const arma::mat& dA, const Cache& cache, Activation activation) {
    arma::mat dZ;
    LinearGradients gradients;
    // ### START CODE HERE ###
    switch (activation) {
    case Activation::sigmoid:
        dZ = sigmoid_backward(dA, cache.Z);
        break;
    case Activation::relu:
        dZ = relu_backward(dA, cache.Z);
        break;
    case Activation::tanh:
        dZ = tanh_backward(dA, cache.Z);
        break;
    }
    gradients = linear_backward(dZ, cache.linear);
    // ### END CODE HERE ###
    return gradients;
}

} // namespace dnn
