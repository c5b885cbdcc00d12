// # Exercise 2: initialize_parameters_deep
//
// The same as exercise 1, for a network of any depth:
//
//     [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID
//
// `layer_dims` lists how many units each layer has, beginning with the inputs. `{5, 4, 3}` is a
// network with five inputs, a hidden layer of four units and an output layer of three: two layers with
// parameters, so L = 2. Writing a loop instead of one line after another is what makes the network
// *deep* at no extra cost.
//
// ## What to build
//
// For every layer l = 1, 2, …, L, in this order:
//
//     W_l = draws from the standard normal distribution, times 0.01
//     b_l = zeros
//
// and store them in `parameters` under the keys "W1", "b1", "W2", "b2", ….
//
// ## Shapes
//
// | parameter | shape |
// |---|---|
// | `W_l` | (n_l, n_{l-1}) with n_l = `layer_dims[l]` |
// | `b_l` | (n_l, 1) |
//
// For the cat images with `layer_dims = {12288, 20, 7, 5, 1}`:
//
// | layer | W | b | Z = W·A + b, for 209 images |
// |---|---|---|---|
// | 1 | (20, 12288) | (20, 1) | (20, 209) |
// | 2 | (7, 20) | (7, 1) | (7, 209) |
// | 3 | (5, 7) | (5, 1) | (5, 209) |
// | 4 | (1, 5) | (1, 1) | (1, 209) |
//
// ## Armadillo for NumPy
//
// | NumPy | here |
// |---|---|
// | `parameters['W' + str(l)] = M` | `parameters["W" + std::to_string(l)] = M` |
// | `for l in range(1, L)` with `L = len(layer_dims)` | `for (int l = 1; l <= L; ++l)`: here L itself is the number of layers |
// | `np.random.randn(a, b)` | `np::random::randn(a, b)` |
// | `np.zeros((a, 1))` | `arma::zeros(a, 1)` |
//
// ## Pitfalls
//
// - Layer 0 is the input and has no parameters: the loop starts at 1, and it must reach L.
// - The order of the draws counts. A bias of zeros draws nothing.
// - The generator is seeded with 3, once, before the loop. Seeding it inside would give every layer
//   the same numbers.

#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::seed(3);
    Parameters parameters;
    const int L = static_cast<int>(layer_dims.size()) - 1; // layers with parameters; layer 0 is the input
    // ### START CODE HERE ###
    for (int l = 1; l <= L; ++l) {
        parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
        parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
    }
    // ### END CODE HERE ###
    return parameters;
}

} // namespace dnn
