#include "checks/check.hpp"

using dnn::brier_score;

namespace checks {

const std::vector<Cell>& cells() {
    static const std::vector<Cell> all = {{
        "",
        "arma::mat AL = {{0.75, 0.5, 0.25, 0}}, Y = {{1, 1, 0, 0}};\n"
        "double score = brier_score(AL, Y);",
        "score = 0.09375",
        [] {
            return Output{{"score", brier_score({{0.75, 0.5, 0.25, 0}}, {{1, 1, 0, 0}})}};
        },
    }};
    return all;
}

namespace {

/// Probabilities, and labels that do not follow them.
std::pair<arma::mat, arma::mat> random_predictions(np::random::RandomState& draws, int m) {
    const arma::mat AL = draws.uniform(0, 1, 1, m);
    return {AL, arma::round(draws.uniform(0, 1, 1, m))};
}

} // namespace

CHECK(expected_output, expected_output, "prints what stands above") {
    check_expected_output(0);
}

CHECK(half, properties, "guessing 0.5 for every example scores 0.25, however many there are") {
    for (const int m : {1, 2, 209}) {
        const arma::mat AL(1, m, arma::fill::value(0.5)), Y = arma::ones(1, m);
        require_same(std::to_string(m) + " examples", {difference("score", brier_score(AL, Y), 0.25)});
    }
}

CHECK(unseen_inputs, unseen_inputs, "equation (20), for 1 to 209 examples") {
    np::random::RandomState draws = unseen();
    for (const int m : {1, 2, 5, 209}) {
        const auto [AL, Y] = random_predictions(draws, m);
        require_same(std::to_string(m) + " examples",
                     {difference("score", brier_score(AL, Y), reference::brier_score(AL, Y))});
    }
}

CHECK(certain, properties, "certain and right scores 0, certain and wrong 1") {
    const arma::mat Y = {{1, 0, 0}};
    require_same("AL = Y", {difference("score", brier_score(Y, Y), 0.0)});
    require_same("AL = 1 - Y", {difference("score", brier_score(1 - Y, Y), 1.0)});
}

CHECK(arguments, arguments, "AL and Y stay as they were") {
    np::random::RandomState draws = unseen();
    const auto [AL, Y] = random_predictions(draws, 8);
    const arma::mat AL_before = AL, Y_before = Y;
    brier_score(AL, Y);
    require_same("", {difference("AL afterwards", AL, AL_before, exact),
                      difference("Y afterwards", Y, Y_before, exact)});
}

} // namespace checks
