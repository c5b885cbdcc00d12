// The inputs by which mistakes in compute_cost are told apart; what they are is in the formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
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
            // The last two have labels of one kind only: there the log of a label is 0 or infinite, not always NaN.
            const std::vector<mat> labels = {
                {{1, 0, 1, 1, 0}}, {{0, 1, 0}}, {{0, 0, 1, 0, 1, 0, 0, 1}}, {{1, 1, 1, 1}}, {{0, 0}}};
            for (const mat& Y : labels)
                inputs.emplace_back(draws.uniform(0.05, 0.95, 1, Y.n_cols), Y);
            return inputs;
        }(),
        [](const mat& AL, const mat&) {
            return Sizes{{"m", AL.n_cols}};
        },
        {},
        [](const mat& AL, const mat& Y) {
            return Results{{"AL", AL}, {"Y", Y}};
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::compute_cost, reference::compute_cost, catalogue(),
                     formula::by_formula(&dnn::compute_cost, "compute_cost", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("compute_cost");
}

} // namespace checks
