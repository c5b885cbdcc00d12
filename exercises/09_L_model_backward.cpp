// # Exercise 9: L_model_backward
//
// The whole backward pass. Forward, the signal went from X up to AL; now the error goes from AL down
// to X, and every layer leaves its gradients behind.
//
// It starts at the top, with the derivative of the cross-entropy with respect to AL, element by
// element:
//
//     dAL = -( Y / AL - (1 - Y) / (1 - AL) )
//
// Then layer by layer, from L down to 1: the last layer backward through SIGMOID, all others through
// RELU. What a layer returns as dA_prev is the dA of the layer below.
//
//                          dAL
//                           ▼
//                 ┌───────────────────┐  ┌───────────┐
//     dW_L, db_L◄─│L: SIGMOID → LINEAR│◄─│caches[L-1]│
//                 └───────────────────┘  └───────────┘
//                           ▼ dA_{L-1}
//                           ⋮                   ⋮
//                           ▼ dA1
//                 ┌───────────────────┐  ┌───────────┐
//       dW1, db1◄─│  1: RELU → LINEAR │◄─│ caches[0] │
//                 └───────────────────┘  └───────────┘
//                           ▼
//                          dA0
//
// Why not simply dZ = AL - Y, as many books have it? It is the same mathematics: for the sigmoid and
// the cross-entropy, dAL ∗ σ'(Z) = AL - Y. But `linear_activation_backward` takes a dA, and the
// notebook's test draws its AL at random: 1.79 is no sigmoid of anything, let alone of the Z in its
// cache. There only the way through dAL gives the notebook's numbers.
//
// ## What to build
//
// For every layer l store three entries in `grads`: its dW, its db, and its dA_prev. The last one goes
// under the number of the layer below, since that is the layer whose gradient it is.
//
// `caches` holds the caches of exercise 5, first layer first, and C++ counts from 0: layer l's is
// `caches[l - 1]`, the last layer's is `caches[L - 1]`.
//
// ## Shapes
//
// | key | value | shape |
// |---|---|---|
// | "dW" + l | dW of layer l | (n_l, n_{l-1}) |
// | "db" + l | db of layer l | (n_l, 1) |
// | "dA" + (l-1) | dA_prev of layer l: the gradient of the activations *below* it | (n_{l-1}, m) |
//
// For L = 3 the keys are dA0, dA1, dA2, dW1, dW2, dW3, db1, db2, db3. (Some copies of the notebook
// store dA_prev under "dA" + l. That shifts the keys by one, and is wrong: dA1 must have the shape of
// A1.)
//
// ## Armadillo for NumPy
//
// | NumPy | here |
// |---|---|
// | `np.divide(Y, AL)` | `Y / AL`, element by element |
// | `1 - Y` | `1 - Y` |
// | `for l in reversed(range(L))` | `for (int l = L; l >= 1; --l)` |
// | `grads["dW" + str(l)] = dW` | `grads["dW" + std::to_string(l)] = dW;` |
// | `dA_prev, dW, db = f(…)` | `const auto [dA_prev, dW, db] = f(…);` |
//
// ## Pitfalls
//
// - There is a minus in front of the whole bracket and another one inside it.
// - The dA that goes into layer l is the dA_prev that came out of layer l+1. Feeding dAL to every
//   layer is a classic.
// - Only the last layer is a sigmoid.
// - No `auto dAL = -(Y / AL - …);`. It computes nothing yet: it keeps references to intermediate
//   results, and those are gone at the semicolon. Write `arma::mat dAL = …;`. What the functions of
//   these exercises return is finished: there, as in the table above, `auto` is fine.
// - An `unsigned` loop counter never gets below 0: a loop with `l >= 0` would never end. Use `int`.

#include "dnn/dnn.hpp"

namespace dnn {

Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y, const std::vector<Cache>& caches) {
    Gradients grads;
    const int L = static_cast<int>(caches.size()); // caches[l - 1] is layer l's
    // ### START CODE HERE ###
    throw dnn::NotImplemented("L_model_backward");
    // ### END CODE HERE ###
    return grads;
}

} // namespace dnn
