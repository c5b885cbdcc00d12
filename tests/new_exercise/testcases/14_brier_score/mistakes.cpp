// The inputs by which mistakes in brier_score are told apart; what they are is in the formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"

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
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("brier_score", &dnn::brier_score, reference::brier_score, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("brier_score", catalogue());
}

} // namespace checks
