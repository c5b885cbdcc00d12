// # Exercise 5: L_model_forward
//
// The whole forward pass, from the images to the probabilities: L-1 layers with RELU, and one with
// SIGMOID on top.
//
//     X → [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID → AL
//
// The activations of one layer are the input of the next. AL, the activation of the last layer, is the
// network's answer: for every example the probability that it shows a cat. (Elsewhere it is called Ŷ.)
//
//                          X
//                          ▼
//                ┌───────────────────┐  ┌───────────┐
//       W1, b1 ─►│  1: LINEAR → RELU │─►│ caches[0] │
//                └───────────────────┘  └───────────┘
//                          ▼ A1
//                          ⋮                   ⋮
//                          ▼ A_{L-1}
//                ┌───────────────────┐  ┌───────────┐
//     W_L, b_L ─►│L: LINEAR → SIGMOID│─►│caches[L-1]│
//                └───────────────────┘  └───────────┘
//                          ▼
//                          AL
//
// ## What to build
//
// Declare a matrix `A` before the loop. It holds the activations so far: it starts as `X`, every layer
// replaces it, and after the last layer it goes into `AL`.
//
// For l = 1, …, L: call `linear_activation_forward` with `A` and the layer's `W` and `b`, with RELU
// for all layers but the last and SIGMOID for the last. Append each layer's cache to `caches`, in the
// order of the layers: the backward pass will walk through them from the end.
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `X` | (n_x, m) |
// | `parameters.at("W" + std::to_string(l))` | (n_l, n_{l-1}) |
// | `parameters.at("b" + std::to_string(l))` | (n_l, 1) |
// | `AL` | (n_L, m), for the cats (1, m) |
// | `caches` | L entries; `caches[l - 1]` is layer l's |
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `caches = []`, `caches.append(cache)` | `std::vector<Cache> caches;`, `caches.push_back(cache);` |
// | `parameters['W' + str(l)]` | `parameters.at("W" + std::to_string(l))` |
// | `len(parameters) // 2` | `parameters.size() / 2` |
// | `A, cache = f(A, …)` | `auto [A_next, cache] = f(A, …);` and then `A = A_next;` |
//
// ## Pitfalls
//
// - `parameters` is const, so `parameters["W1"]` does not compile (it might have to insert). `at` only
//   reads, and throws if the key is missing.
// - The keys are sorted as text, "W10" before "W2". Do not walk through the map: count the layers and
//   build the keys.
// - `A` must outlive each turn of the loop. Declared inside as a copy of `X`, it would start afresh
//   every time, and no layer would see the one below it.
// - `caches` is empty, and grows by `push_back`. The `reserve` below makes room for L caches, but no
//   caches: `caches[l - 1] = cache` would write where there is nothing yet. C++ does not check that.
//   The program may crash, or `caches` may be as empty afterwards as before.
// - The last layer has a cache too: L caches, not L-1.
// - A network with one layer has no RELU at all.

#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, std::vector<Cache>> L_model_forward(const arma::mat& X, const Parameters& parameters) {
    std::vector<Cache> caches;
    arma::mat AL;
    const int L = static_cast<int>(parameters.size()) / 2; // each layer has a W and a b
    caches.reserve(L); // room for L caches, so that none is moved later; still empty
    // ### START CODE HERE ###
    arma::mat A = X;
    for (int l = 1; l <= L; ++l) {
        const auto [A_next, cache] = linear_activation_forward(
            A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
            l < L ? Activation::relu : Activation::sigmoid);
        A = A_next;
        caches.push_back(cache);
    }
    AL = A;
    // ### END CODE HERE ###
    return {std::move(AL), std::move(caches)};
}

} // namespace dnn
