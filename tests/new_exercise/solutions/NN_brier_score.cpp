// # Exercise NN: brier_score
//
// Another answer to the question how wrong the network is: the mean square of what is between the
// probability and the label.
//
//     BS = 1/m · Σ_i (a_i - y_i)²        (20)
//
// Guessing 0.5 for everything scores 0.25; being certain and right scores 0, certain and wrong 1.
//
// ## Shapes
//
// | what | shape |
// |---|---|
// | `AL` | (1, m), probabilities |
// | `Y` | (1, m), labels 0 or 1 |
// | the score | one number, a `double` |
//
// ## Pitfalls
//
// - It is a mean, not a sum: 1/m comes before it.

#include "dnn/dnn.hpp"

namespace dnn {

double brier_score(const arma::mat& AL, const arma::mat& Y) {
    const double m = Y.n_cols; // number of examples
    double score = 0;
    // ### START CODE HERE ###
    score = arma::accu(arma::square(AL - Y)) / m;
    // ### END CODE HERE ###
    return score;
}

} // namespace dnn
