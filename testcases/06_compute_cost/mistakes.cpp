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
        // So many mistakes give 0 that the formula claims none of them.
        {{"cost-zero", "The cost is 0, whatever AL and Y are.",
          "Is anything assigned to cost, and are the two terms added, not multiplied? Also, 1 / Y.n_cols "
          "divides "
          "two integers: what is 1 / 5 in C++?",
          [](const mat&, const mat&) { return 0.0; }}},
        [](const mat& AL, const mat& Y) {
            return Results{{"AL", AL}, {"Y", Y}};
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("compute_cost", &dnn::compute_cost, reference::compute_cost, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("compute_cost", catalogue());
}

} // namespace checks
