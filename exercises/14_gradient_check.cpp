// # Exercise 14: gradient_check
//
// This one goes further than the course, and is the next chapter of the notebooks. The backward pass is
// the part that is easy to get wrong, and hard to see: a network with a wrong gradient often still
// learns, only worse. But there is a second way to a gradient, much slower and hard to get wrong: its
// definition. Compute both, and compare.
//
// A derivative is the slope of the cost J when one parameter θ_i moves and all others stay. So move it
// by a small ε, to both sides, and divide what J changes by what θ_i changed:
//
//     gradapprox_i = ( J(θ_i + ε) - J(θ_i - ε) ) / (2·ε)        (18)
//
// θ_i runs through every element of every W and b. No backward pass is in it: only L_model_forward and
// compute_cost, which are called twice per element. Then compare all elements at once, as two long
// vectors:
//
//     difference = ‖grad - gradapprox‖ / ( ‖grad‖ + ‖gradapprox‖ )        (19)
//
// ‖v‖ is the length of v, the root of the sum of its squares. The division makes the difference
// *relative*: 0.001 is a lot for a gradient of 0.002, and nothing for one of 1000. The result is
// between 0, the same, and 1.
//
// ## Why both sides, and which ε
//
// Write J as a Taylor series around θ_i:
//
//     J(θ_i ± ε) = J ± ε·J' + ε²/2·J'' ± ε³/6·J''' + …
//
// In the difference of the two, J and J'' cancel. What is left of (18) is J' and an error of about ε².
// From one side, (J(θ_i + ε) - J) / ε, the term with J'' stays, and the error is about ε: with
// ε = 1e-4 that is 1e-4 in place of 1e-8.
//
// So the smaller ε, the better? Not for ever. A double has 16 digits, so each J is rounded by about
// 1e-16, and (18) divides that by 2ε. One error falls with ε, the other one grows:
//
//     truncation ~ ε²        rounding ~ 1e-16 / ε
//
// On the network of the first cell, right gradients give about
//
// | ε | 1e-1 | 1e-3 | 1e-5 | 1e-7 | 1e-9 |
// |---|---|---|---|---|---|
// | both sides | 1e-3 | 1e-7 | 1e-11 | 1e-9 | 5e-8 |
// | one side | 5e-2 | 5e-4 | 5e-6 | 5e-8 | 2e-7 |
//
// The course takes ε = 1e-7 and calls gradients right if the difference is below 1e-7: a bound that
// rounding does not reach, and that no wrong gradient stays under.
//
// What a result tells:
//
// | difference | the gradients are |
// |---|---|
// | < 1e-7 | right |
// | 1e-7 to 1e-3 | to be looked at: is a Z close to 0, where relu has no slope? |
// | > 1e-3 | wrong. 1/3 if each is twice as large as it should be, 1 for zeros or the opposite sign |
//
// ## What to build
//
// Go through `parameters`, element by element. Move the element in a copy, compute the cost on both
// sides, and put the element back before you go on to the next. Collect (18) in one list and the
// element of `grads` in another one, then return (19).
//
// The gradient of the entry "W1" is the entry "dW1" of `grads`, which also holds dA0, dA1, …: those
// belong to no parameter, and do not count.
//
// It is a tool for finding mistakes, not for training: the deep model for the cats has 245973
// parameters, so one gradient would need half a million forward passes. On a small network it costs
// nothing, and a mistake that a large one has, a small one has too.
//
// ## Shapes
//
// | what | shape |
// |---|---|
// | `X`, `Y` | (n_x, m), (1, m) |
// | `parameters.at("W1")`, `grads.at("dW1")` | the same: (n_1, n_x) |
// | `grad`, `gradapprox` | one element per parameter, in the same order |
// | the difference | one number, a `double` |
//
// ## Armadillo for NumPy
//
// | NumPy | C++ |
// |---|---|
// | `theta = copy.deepcopy(parameters)` | `Parameters theta = parameters;` copies all matrices |
// | `for key, matrix in theta.items()` | `for (auto& [key, matrix] : theta)`; `&` to change the matrix itself |
// | `for i in range(matrix.size)` | `for (arma::uword i = 0; i < matrix.n_elem; ++i)` |
// | `matrix.flat[i]` | `matrix(i)`, which counts column by column |
// | `AL, _ = L_model_forward(X, theta)` | `L_model_forward(X, theta).first` |
// | `grad.append(x)` | `grad.push_back(x);` for a `std::vector<double> grad;` |
// | `np.array(grad)` | `arma::vec(grad)` |
// | `np.linalg.norm(v)` | `arma::norm(v)` for a vector |
//
// ## Pitfalls
//
// - The divisor is 2ε, in brackets: `/ 2 * epsilon` divides by 2 and multiplies by ε.
// - Put each element back. Otherwise the next slope is one at another place.
// - The biases are parameters too.
// - `arma::norm` of a matrix is another norm, its largest singular value. Of a vector it is the length.
// - The norms in the denominator are added. The norm of the sum is something else: it is 0 where the two
//   are opposite.
// - Use `epsilon`, the argument; the checks choose others than 1e-7.
//
// ## Your own backward pass
//
// The checks also ask it about `L_model_backward`. `./deepsteps check 14 --own` puts your own functions
// below it: there your `gradient_check` looks at your exercise 9.

#include "dnn/dnn.hpp"

namespace dnn {

double gradient_check(const Parameters& parameters, const Gradients& grads, const arma::mat& X,
                      const arma::mat& Y, double epsilon) {
    double difference = 0;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("gradient_check");
    // ### END CODE HERE ###
    return difference;
}

} // namespace dnn
