// # Exercise 3: linear_forward
//
// Here the forward pass begins. Every unit of a layer looks at all activations of the layer before,
// weighs them, adds them up, and adds a bias of its own. For the whole layer and all examples at once
// that is one matrix product and one sum:
//
//     Z = W·A + b        (4)
//
// `A` is what the layer before passes on (for the first layer it is X), one example per column. The
// result is called Z, the *pre-activation*, because an activation function will be applied to it in
// the next exercise.
//
// For the cats, a column of X is an image:
//
//                         x^(2)               X
//     ▒▒▒▒        ▒▒▒▒     ⎡■⎤ red       ⎡▫ ■ ▫ ▫ ▫⎤
//     ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒     ⎢■⎥ green     ⎢▫ ■ ▫ ▫ ▫⎥
//     ▒▒██▒▒▒▒▒▒▒▒██▒▒     ⎢■⎥ blue      ⎢▫ ■ ▫ ▫ ▫⎥
//     ▒▒▒▒▒▒░░░░▒▒▒▒▒▒ ──► ⎢■⎥ red   ──► ⎢▫ ■ ▫ ▫ ▫⎥
//     ▒▒▒▒░░▓▓▓▓░░▒▒▒▒     ⎢■⎥ ⋮         ⎢▫ ■ ▫ ▫ ▫⎥
//       ▒▒░░░░░░░░▒▒       ⎣■⎦ blue      ⎣▫ ■ ▫ ▫ ▫⎦
//     64 × 64 pixels       12288 values   (12288, m)
//
// The function returns a cache as well. Going backward we will need what we saw going forward, so A, W
// and b are kept. That part is already written below.
//
// ## Shapes
//
// | matrix | shape | |
// |---|---|---|
// | `A` | (n_{l-1}, m) | one column per example |
// | `W` | (n_l, n_{l-1}) | one row per unit |
// | `b` | (n_l, 1) | one number per unit |
// | `Z` | (n_l, m) | |
//
// Z has m columns and b has one: the same bias is added to every column. NumPy does that without being
// asked (broadcasting). Armadillo wants to be told: `each_col()` takes the matrix on its left column
// by column.
//
//     ⎡w00 w01⎤   ⎡a00 a01⎤   ⎡b0⎤     ⎡w00·a00 + w01·a10 + b0    w00·a01 + w01·a11 + b0⎤
//     ⎣w10 w11⎦ · ⎣a10 a11⎦ + ⎣b1⎦  =  ⎣w10·a00 + w11·a10 + b1    w10·a01 + w11·a11 + b1⎦
//
// ## Armadillo for NumPy
//
// | NumPy | Armadillo |
// |---|---|
// | `np.dot(M, N)`, `M @ N` | `M * N` |
// | `M * N` (element by element) | `M % N` |
// | `M + column` (broadcast) | `M.each_col() += column;` as a statement of its own |
// | `M.shape` | `M.n_rows`, `M.n_cols`, or `M.print("M")` to see it all |
//
// ## Pitfalls
//
// - The order of the factors: W·A, not A·W. If the shapes do not fit, Armadillo says what they were.
// - `W * A + b` compiles, but stops at run time as soon as there is more than one example.
// - `each_col()` wants one column with as many rows as Z has. b is just that. A row, such as `b.t()`,
//   stops at run time as soon as there is more than one unit.
// - `Z.each_col() + b;` computes a sum and throws it away. It takes `+=` to change Z.

#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    arma::mat Z;
    // ### START CODE HERE ###
    Z = W * A;
    Z.each_col() += b;
    // ### END CODE HERE ###
    return {Z, LinearCache{A, W, b}};
}

} // namespace dnn
