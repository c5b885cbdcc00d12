// The dual form of the first layer: gradient descent sees the images through their inner products alone.
//
// Each of its steps is W1 -= α/m·dZ1·Xᵀ and b1 -= α/m·dZ1·1, where 1 is a column of ones. So let D1 (n_1, m) be the sum
// of all -α/m·dZ1 so far, one column per image:
//
//     W1 = W1_start + D1·Xᵀ,    b1 = b1_start + D1·1
//     Z1 = W1·X + b1·1ᵀ = Z1_start + D1·K,    K = XᵀX + 1·1ᵀ
//
// Z1_start (n_1, m) and K (m, m) never change. An iteration has one product with K where the notebook has two with X, or
// two with R (reduction.hpp), and the step is a sum: D1 -= α/m·dZ1. Neither W1 nor b1 is needed before the end. For linear
// models this is the representer theorem (Kimeldorf & Wahba 1971), and K would be their kernel.
//
// It is exact up to rounding for every X, also for images that are alike. That XᵀX squares the condition number matters to
// those who solve with it; here it is multiplied by, as Xᵀ and X would be, one after the other.
#pragma once

#include "dnn/dnn.hpp"

namespace dnn {

/// "D1", "W2", "b2", …: the parameters of a network whose first layer is in its dual form.
using DualParameters = Parameters;

class Dual {
public:
    /// Of so few, K stays in the processor's caches, and one thread is the fastest.
    static constexpr arma::uword few_images = 1000;

    /// Of a network that starts with these parameters. X (n_x, m) must outlive it.
    Dual(const arma::mat& X, const Parameters& start);

    const arma::mat& K() const { return K_; }
    const arma::mat& Z1_start() const { return Z1_start_; }

    /// The start: D1 is zero.
    static DualParameters begin(Parameters start, arma::uword m);

    /// The network that was trained, with W1 (n_1, n_x) and b1.
    Parameters restore(DualParameters trained) const;

    /// Images as the network in its dual form sees them: Z1_start above K (n_1 + m, k), both with X on the left.
    arma::mat seen(const arma::mat& images) const;
    arma::mat seen() const; // the images of the training

    /// The network for what is seen: W1 is [I D1].
    static Parameters for_seen(DualParameters trained);

private:
    const arma::mat& X_;
    arma::mat W1_start_, b1_start_, Z1_start_, K_;
};

} // namespace dnn
