// # Exercise 1: initialize_parameters
//
// A network begins as random numbers. Before it can learn anything, somebody has to choose its first
// weights. That is this function's job: it makes the parameters of a network with one hidden layer,
//
//     LINEAR → RELU → LINEAR → SIGMOID
//
// with `n_x` inputs, `n_h` hidden units and `n_y` outputs.
//
// Why random? If all weights were equal, all hidden units would compute the same thing, get the same
// gradient, and stay equal for ever: seven units would be worth one. Random numbers break that
// symmetry. Why small? A large Z drives the sigmoid to where it is flat, and where it is flat there is
// no gradient to learn from. The biases may start at zero, since the weights have broken the symmetry
// already.
//
// ## What to build
//
//     W1, W2 = draws from the standard normal distribution, times 0.01
//     b1, b2 = zeros
//
// Draw `W1` first and `W2` second. The function's first line seeds the generator, so that everybody
// gets the same numbers; whatever you draw first gets the first of them. Do not seed it again.
//
// ## Shapes
//
// | parameter | shape | one row is |
// |---|---|---|
// | `W1` | (n_h, n_x) | the weights of one hidden unit, one for each input |
// | `b1` | (n_h, 1) | the bias of one hidden unit |
// | `W2` | (n_y, n_h) | the weights of one output, one for each hidden unit |
// | `b2` | (n_y, 1) | the bias of one output |
//
// The rows are what comes out, the columns what goes in, so `W1 * X` is
// (n_h, n_x)·(n_x, m) = (n_h, m).
//
// ## Armadillo for NumPy
//
// | NumPy | here |
// |---|---|
// | `np.random.randn(3, 2)` | `np::random::randn(3, 2)`: the very same numbers, drawn row by row |
// | `np.zeros((3, 1))` | `arma::zeros(3, 1)` |
// | `2 * M` | `2 * M` |
//
// Armadillo has an `arma::randn` of its own. It draws other numbers: use `np::random::randn`.
//
// ## Pitfalls
//
// - `randn(n_x, n_h)` is the transpose of what is needed, and no product will fit.
// - A bias is a column, (n_h, 1), even where NumPy would let you get away with a flat vector.
// - `arma::zeros((n_h, 1))`, with NumPy's two pairs of parentheses, compiles and is wrong: to C++ the
//   comma in `(n_h, 1)` is an operator, its value is 1, and b1 is 1×1. Write `arma::zeros(n_h, 1)`.
// - `0.01` scales the draws; it is not added to them, and `0.1` or `1` would train differently.

#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

namespace dnn {

Parameters initialize_parameters(int n_x, int n_h, int n_y) {
    np::random::seed(1);
    arma::mat W1, b1, W2, b2;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("initialize_parameters");
    // ### END CODE HERE ###
    return {{"W1", W1}, {"b1", b1}, {"W2", W2}, {"b2", b2}};
}

} // namespace dnn
