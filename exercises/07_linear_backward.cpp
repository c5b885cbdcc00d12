// # Exercise 7: linear_backward
//
// Now backward. Somebody (the next exercise) hands us dZ, which says how the loss of each example
// changes with every element of Z = W·A_prev + b. From that follows how the cost changes with the
// weights, with the biases, and with what the layer before sent us:
//
//     dW      = 1/m · dZ·A_prevᵀ            (8)
//     db      = 1/m · Σ_i dZ^(i)            (9)
//     dA_prev = Wᵀ·dZ                      (10)
//
// Read (8) as: a weight is to blame to the extent that its input was large where the error was large,
// on average over the examples. (9) is the same with an input that is always 1. And (10) sends the
// error back along the very weights that the signal came in on.
//
// Why has (10) no 1/m? dW and db belong to J, the *mean* over the examples, so they average. dA_prev
// is still about single examples, one per column; the averaging is done where it ends up, in the layer
// below.
//
// ## Shapes
//
// A gradient has the shape of what it is the gradient of. That settles every transpose:
//
// | gradient | shape | product |
// |---|---|---|
// | `dZ` | (n_l, m) | |
// | `dW` | (n_l, n_{l-1}) | (n_l, m)·(m, n_{l-1}) |
// | `db` | (n_l, 1) | dZ, summed over its m columns |
// | `dA_prev` | (n_{l-1}, m) | (n_{l-1}, n_l)·(n_l, m) |
//
// Drawn for n_l = 2, n_{l-1} = 3 and m = 4. One element of each result is marked ■, and so are the row
// and the column it is made of:
//
//                                 ⎡▫ ■ ▫⎤
//     ⎡▫ ■ ▫⎤ = 1/m · ⎡■ ■ ■ ■⎤ · ⎢▫ ■ ▫⎥
//     ⎣▫ ▫ ▫⎦         ⎣▫ ▫ ▫ ▫⎦   ⎢▫ ■ ▫⎥
//                                 ⎣▫ ■ ▫⎦
//        dW               dZ      A_prevᵀ
//
//         ⎡■⎤ = 1/m · Σ ⎡■ ■ ■ ■⎤
//         ⎣▫⎦           ⎣▫ ▫ ▫ ▫⎦
//          db               dZ
//
//     ⎡▫ ▫ ▫ ▫⎤   ⎡▫ ▫⎤   ⎡▫ ▫ ■ ▫⎤
//     ⎢▫ ▫ ■ ▫⎥ = ⎢■ ■⎥ · ⎣▫ ▫ ■ ▫⎦
//     ⎣▫ ▫ ▫ ▫⎦   ⎣▫ ▫⎦
//      dA_prev      Wᵀ        dZ
//
// ## Armadillo for NumPy
//
// | NumPy | Armadillo |
// |---|---|
// | `M.T` | `M.t()` |
// | `np.dot(M, N)` | `M * N` |
// | `np.sum(M, axis=1, keepdims=True)` | `arma::sum(M, 1)`: one number per row, a column vector |
// | `np.sum(M, axis=0, keepdims=True)` | `arma::sum(M, 0)`: one number per column, a row vector |
// | `M.shape[1]` | `M.n_cols` |
//
// For M = [[1, 2], [3, 4]], `arma::sum(M, 1)` is [[3], [7]] and `arma::sum(M, 0)` is [[4, 6]].
//
// ## Pitfalls
//
// - `arma::sum(M)` without its second argument adds up each column. Here it is the examples that are
//   added up, along each row: what is left is one number per row.
// - 1/m belongs to dW and db, once, and not to dA_prev.
// - m is the number of examples, not the number of units.
// - `A_prev`, `W`, `b` and `m` are already declared below, `m` as a `double`, so that `1 / m` is a
//   fraction. So are `dA_prev`, `dW` and `db`: assign to these three. `arma::mat dW = …` would be a
//   second one, and does not compile.

#include "dnn/dnn.hpp"

namespace dnn {

LinearGradients linear_backward(const arma::mat& dZ, const LinearCache& cache) {
    const auto& [A_prev, W, b] = cache;
    const double m = A_prev.n_cols;
    arma::mat dA_prev, dW, db;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("linear_backward");
    // ### END CODE HERE ###
    return {dA_prev, dW, db};
}

} // namespace dnn
