// The calls that a notebook's cell makes, kept with all their numbers, so that learners can look at their own
// (notebook/): what went in, what came out, and what is right. Printed cells only; an unseen input is in none of them.
#pragma once

#include "checks/verdict.hpp"
#include "dnn/dnn.hpp"

namespace checks {

/// More numbers than this are not kept: the matrix is named with its shape.
inline constexpr std::size_t max_numbers_kept = 4096;
/// Nor more entries of a dictionary or a list.
inline constexpr std::size_t max_parts_kept = 64;

Quantity quantity(const arma::mat& x);
Quantity quantity(double x);
Quantity quantity(int x);
Quantity quantity(dnn::Activation g);
Quantity quantity(const std::vector<int>& layer_dims);
Quantity quantity(const dnn::Parameters& dictionary); // gradients are of the same type
Quantity quantity(const dnn::LinearCache& cache);
Quantity quantity(const dnn::Cache& cache);
Quantity quantity(const std::vector<dnn::Cache>& caches);
/// What has no numbers, and is left out.
Quantity quantity(const dnn::OnIteration&);
Quantity quantity(const dnn::TrainingLoop&);

/// The results of a function, one by one.
std::vector<Quantity> quantities(const dnn::LinearGradients& gradients);
std::vector<Quantity> quantities(const dnn::Trained& trained);
template <class A, class B>
std::vector<Quantity> quantities(const std::pair<A, B>& both) {
    return {quantity(both.first), quantity(both.second)};
}
template <class R>
std::vector<Quantity> quantities(const R& result) {
    return {quantity(result)};
}

/// Where the running cell's calls are kept; null: nowhere.
std::vector<RecordedCall>*& recorded_calls();

/// Keeps one call, and none that it makes meanwhile (model, on_iteration).
class Recording {
public:
    /// The call's arguments and its right results, named "1", "2", ….
    Recording(const std::string& function, std::vector<Quantity> arguments, std::vector<Quantity> right);
    ~Recording();
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    /// What the learner's function gave.
    void add_results(std::vector<Quantity> results);

private:
    std::vector<RecordedCall>* calls_;
};

} // namespace checks
