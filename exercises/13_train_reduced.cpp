// # Exercise 13: train_reduced
//
// This one goes further than the course, and is yours to take or leave. A cat has 12288 values, so
// nearly all the work of a training is in the first layer. But 209 images span no more than 209
// directions among those 12288. Here you train in these directions alone, with the very same costs.
// That is why `./deepsteps train` takes a second where the notebook takes a minute.
//
// The thin QR decomposition finds the directions:
//
//     X = Q·R,    Qᵀ·Q = I
//
// The columns of Q are m directions at right angles, each of length 1; a column of R is an image in
// these m coordinates. Take a pencil for the rest. It is three lines:
//
// 1. **Forward.** The first layer is linear: W1·X = (W1·Q)·R. So a network with W1' = W1·Q and the
//    inputs R has the same Z1, and above Z1 nothing has changed.
// 2. **Backward.** Put Xᵀ = Rᵀ·Qᵀ into equation (8):
//
//        dW1 = 1/m · dZ1·Xᵀ = (1/m · dZ1·Rᵀ)·Qᵀ = dW1'·Qᵀ
//
//    The bracket is equation (8) of the small network. Times Q it reads dW1·Q = dW1': a step of W1,
//    seen through Q, is the step of W1'. So W1' = W1·Q still holds after it, and after every step.
// 3. **Back.** Every step of W1 is something times Qᵀ, so W1 never leaves W1_start + span(Q). W1'
//    knows how far it went there:
//
//        W1 = W1_start + (W1' - W1_start·Q)·Qᵀ
//
// The part of W1_start outside the span is at right angles to every training image, so no gradient
// touches it and no cost shows it. It is still there at the end, and a new image will meet it. W1'·Qᵀ
// alone would train just as well, and predict something else.
//
// Nothing is approximated: on the cats all costs agree to 15 digits. Two images that are the same, or
// one that is all black, do no harm either; R then has a lower rank, and Q is as orthonormal as ever.
// The other way to an R, from the small matrix Xᵀ·X = Rᵀ·R, is not as good: it squares the condition
// number. Images that differ in their 8th digit differ in the 16th of Xᵀ·X, and a double has no more.
//
// (For linear models the trick is in Hastie & Tibshirani, "Efficient quadratic regularization for
// expression arrays", Biostatistics 5, 2004.)
//
// ## What to build
//
// Decompose X, let `model` train on R from W1' = W1·Q, and put W1 back. `model` is one of your two
// models, or anything that is called the same way: call it once, and pass on what you do not change.
//
// It pays where m < n_x. With as many images as values, or more, there is nothing to leave out: call
// `model` with X as it is.
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `X` | (n_x, m) |
// | `Q`, `R` | (n_x, m), (m, m) |
// | `W1`, `W1_start`, `dW1` | (n_1, n_x) |
// | `W1'`, `dW1'` | (n_1, m) |
// | all other parameters | unchanged |
//
// ## Armadillo for NumPy
//
// | NumPy | Armadillo |
// |---|---|
// | `Q, R = np.linalg.qr(X)` | `arma::mat Q, R;` and then `arma::qr_econ(Q, R, X);` |
// | `W1_start = parameters["W1"].copy()` | `const arma::mat W1_start = parameters.at("W1");` |
// | `parameters, costs = model(…)` | `std::tie(parameters, costs) = model(…);` |
//
// ## Pitfalls
//
// - `arma::qr` without `_econ` makes a Q of (n_x, n_x). That is exact too, and saves nothing.
// - The W1 that comes back from `model` has m columns. Nobody outside knows Q, so W1 must be
//   (n_1, n_x) again.
// - Keep W1_start before you change the entry "W1".
// - All this holds for plain gradient descent. A method that scales each element on its own, such as
//   Adam, takes another path in other coordinates.
//
// ## Outlook: inner products
//
// One more line for your pencil. Every step of W1 is -α/m · dZ1·Xᵀ, so after any number of them
//
//     W1 = W1_start + D·Xᵀ,    W1·X = W1_start·X + D·(Xᵀ·X)
//
// where D, shape (n_1, m), is the sum of all -α/m · dZ1. Element (i, j) of Xᵀ·X is the inner product
// of images i and j. So the network learns from no pixel: all it is told is how much each image is
// like each other one. Replace the inner product with another measure of likeness, and you have the
// kernel methods.
//
// An iteration then needs one product with an (m, m) matrix that never changes, D·(Xᵀ·X), where it
// needed two with R, and the step is a sum. No Q, no R; Xᵀ·X is multiplied with and never taken
// apart, so its condition number does no harm. This is how `./deepsteps train` trains: see
// dnn/training/dual.hpp.

#include "dnn/dnn.hpp"

namespace dnn {

Trained train_reduced(const TrainingLoop& model, const arma::mat& X, const arma::mat& Y,
                      Parameters parameters, double learning_rate, int num_iterations,
                      const OnIteration& on_iteration) {
    std::vector<double> costs;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("train_reduced");
    // ### END CODE HERE ###
    return {parameters, costs};
}

} // namespace dnn
