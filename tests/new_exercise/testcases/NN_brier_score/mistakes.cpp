// Mistakes in brier_score: a factor, or another distance.
#include "checks/check.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using arma::mat;
using Mistakes = Catalogue<double(const mat&, const mat&)>;

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const int m : {5, 3, 8}) {
                const mat AL = draws.uniform(0, 1, 1, m);
                inputs.emplace_back(AL, arma::round(draws.uniform(0, 1, 1, m)));
            }
            return inputs;
        }(),
        [](const mat& AL, const mat&) {
            return Sizes{{"m", AL.n_cols}};
        },
        {
            {"not-averaged", "The score is {m} times too large.", "Equation (20) is a mean: where is 1/m?",
             [](const mat& AL, const mat& Y) { return reference::brier_score(AL, Y) * AL.n_cols; }},
            {"absolute", "The score is the mean of |a - y|, not of its square.",
             "Look at equation (20): what happens to the difference?",
             [](const mat& AL, const mat& Y) { return arma::accu(arma::abs(AL - Y)) / AL.n_cols; }},
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::brier_score, reference::brier_score, catalogue());
}

std::vector<std::string> misconception_ids() {
    return ids_of(catalogue());
}

} // namespace checks
