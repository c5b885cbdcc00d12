// # Exercise 6: compute_cost
//
// How wrong is the network? The *cross-entropy* answers with one number, the mean over all examples of
//
//     -log(the probability given to the right answer)
//
// For an example with label 1 that is -log a; for one with label 0 it is -log(1 - a). One formula does
// for both, since y is 1 or 0 and lets just one of the terms through:
//
//     J = -1/m · Σ_i ( y_i·log a_i + (1 - y_i)·log(1 - a_i) )        (7)
//
// Guessing 0.5 for everything costs log 2 = 0.693. Remember that number: a network that has learned
// nothing shows it. Being certain and right costs next to nothing; being certain and wrong costs a
// great deal.
//
// ## Shapes
//
// | what | shape |
// |---|---|
// | `AL` | (1, m), probabilities strictly between 0 and 1 |
// | `Y` | (1, m), labels 0 or 1 |
// | the cost | one number, a `double` |
//
// ## Armadillo for NumPy
//
// | NumPy | Armadillo |
// |---|---|
// | `np.log(M)` (natural logarithm) | `arma::log(M)` |
// | `np.multiply(M, N)` | `M % N` |
// | `1 - M` | `1 - M` |
// | `np.sum(M)` | `arma::accu(M)`; `arma::sum(M)` sums column by column |
// | `np.dot(M, N.T)` | `M * N.t()` |
// | `np.squeeze(M)` of a 1×1 result | `arma::as_scalar(M)` |
//
// There are two ways to sum a product over all examples: element by element and then `accu`, or as the
// product of a row and a column, which is a 1×1 matrix. They differ in the last digit at most. The
// notebook prints the second.
//
// ## Pitfalls
//
// - The minus sign: log of a probability is negative, a cost is not.
// - `m` and `cost` are already declared below. Assign to `cost`; `double cost = …` would be a second
//   one, and does not compile.
// - `1 / m` with two integers is 0 in C++. That is why the m below is a `double`.
// - `-1 / Y.n_cols` is worse. Armadillo's sizes are unsigned, so the -1 turns into 2^64 - 1, about
//   1.8·10^19, before it is divided. Write `-1 / m`, with the `double`.
// - `*` between two rows is a matrix product that does not fit; element by element, it is `%`.
// - Both terms count: without the second, a network that answers "cat" to everything would be perfect.
// - A 1×1 matrix is not a number yet: `as_scalar` makes it one.
// - No `auto` for an Armadillo expression. `auto sum = Y % arma::log(AL) + …;` computes nothing yet:
//   it keeps references to intermediate results, and those are gone at the semicolon. What you get
//   later is NaN, a crash or, by luck, the right number. Write the type: `arma::mat sum = …;`.

#include "dnn/dnn.hpp"

namespace dnn {

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    const double m = Y.n_cols; // number of examples; a double, so that 1 / m is not an integer division
    double cost = 0;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("compute_cost");
    // ### END CODE HERE ###
    return cost;
}

} // namespace dnn
