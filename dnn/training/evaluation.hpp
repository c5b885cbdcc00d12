// How well a model tells cats from the rest.
#pragma once

#include <armadillo>

namespace dnn {

/// The answers to a set's images, by what the images show: a probability above 0.5 answers "cat".
struct Confusion {
    int cats_found = 0, cats_missed = 0;  // of the cats
    int others_found = 0, false_cats = 0; // of the others

    int right() const { return cats_found + others_found; }
    int all() const { return right() + cats_missed + false_cats; }
    int cats() const { return cats_found + cats_missed; }
    double accuracy() const { return all() == 0 ? 0 : static_cast<double>(right()) / all(); }
    /// What answering "cat" to everything gives.
    double accuracy_of_always_cat() const { return all() == 0 ? 0 : static_cast<double>(cats()) / all(); }
    /// Whether all images got the same answer.
    bool is_one_answer() const { return cats_found + false_cats == 0 || cats_found + false_cats == all(); }
};

/// p, Y (1, m): probabilities and labels.
Confusion confusion(const arma::mat& p, const arma::mat& Y);

struct Interval {
    double low = 0, high = 1;
};

/// Where the true accuracy lies with 95 % confidence, if `right` of `all` images are right (E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", JASA 22, 1927).
Interval wilson_interval(int right, int all);

/// What is known of a model at some point of its training, on both sets.
struct Milestone {
    int iteration = 0;
    double train_cost = 0, test_cost = 0; // nats
    Confusion train, test;
};

} // namespace dnn
