// The exact reduction of the inputs: whatever X (n_x, m) teaches the first layer, R (m, m) of X = Q·R teaches it too.
#pragma once

#include <armadillo>

namespace dnn {

/// With X = Q·R, W1·X = (W1·Q)·R, and gradient descent moves the rows of W1 within the span of Q alone: the gradient
/// dW1 = 1/m dZ1·Xᵀ = (1/m dZ1·Rᵀ)·Qᵀ. So W1' = W1·Q learns on R what W1 learns on X, cost by cost (Hastie &
/// Tibshirani, Biostatistics 2004). Householder's reflections are exact up to rounding for every X, even if its columns
/// are not independent, as with an image that occurs twice.
///
/// The reflections (LAPACK's dgeqrf) make a square Q, (n_x, n_x), that is never formed: dormqr turns W1 by it. The
/// first m columns of the result are W1'; the others are the part of W1 that X says nothing about, which stays
/// unchanged.
class Reduction {
public:
    /// X (n_x, m) with m <= n_x. Throws support::Error if LAPACK fails.
    explicit Reduction(arma::mat X);

    /// R (m, m), upper triangular.
    const arma::mat& R() const { return R_; }

    /// W1 (n_1, n_x) → W1' (n_1, m). The part outside the span of Q is kept for `restore`.
    arma::mat reduce(const arma::mat& W1);

    /// W1' after the training (n_1, m) → W1 (n_1, n_x).
    arma::mat restore(const arma::mat& W1_reduced) const;

    /// Other images X (n_x, k), as [W1' I] sees them: [W1' I]·seen(X) = W1·X (m + n_1, k).
    arma::mat seen(arma::mat X) const;

private:
    void rotate(arma::mat& columns, char transpose) const; // (n_x, k), by Q or its transpose

    arma::mat reflections_; // (n_x, m): R and below it the reflections, as dgeqrf packs them
    arma::vec tau_;         // (m)
    arma::mat R_;
    arma::mat rotated_W1_; // (n_x, n_1): Qᵀ·W1ᵀ
};

} // namespace dnn
