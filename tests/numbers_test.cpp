// Numbers as they are worded, and the worth of a model.
#include "tests/expect.hpp"

#include "tools/numbers.hpp"
#include "tools/training.hpp"

#include <cmath>

TEST_SUITE(numbers)

TEST_CASE(a_probability_claims_no_certainty_and_shows_its_side) {
    for (const auto& [p, text] : {std::pair{0.8234, "= 0.82"},
                                  {0.004, "< 0.01"},
                                  {0.0, "< 0.01"},
                                  {0.01, "= 0.01"},
                                  {0.9999, "> 0.99"},
                                  {1.0, "> 0.99"},
                                  {0.499, "= 0.499"},
                                  {0.50001, "= 0.50001"},
                                  {0.5, "= 0.50"}})
        EXPECT(tools::probability(p, 2) == text, p);
    EXPECT(tools::probability(3e-7, 4) == "< 0.0001");
}

TEST_CASE(wilsons_interval) {
    // Its ends are the shares from which the one that was seen is 1.96 standard deviations away.
    for (const tools::Share& share : {tools::Share{41, 50}, {1, 7}, {208, 209}})
        for (const double end : {share.low(), share.high()})
            EXPECT(
                std::abs(share.share() - end) ==
                (tests::Near{1.959964 * std::sqrt(end * (1 - end) / static_cast<double>(share.all)), 1e-6}));
    EXPECT((tools::Share{0, 10}.low()) == 0);
    EXPECT((tools::Share{10, 10}.high()) == (tests::Near{1.0, 1e-12}));
}

TEST_CASE(what_a_model_says_is_counted) {
    const arma::mat Y{1, 1, 1, 0, 0}, p{0.9, 0.8, 0.5, 0.6, 0.1};
    const tools::Confusion counts = tools::confusion(p, Y);
    EXPECT(counts.cat_as_cat == 2U);
    EXPECT(counts.cat_as_other == 1U);
    EXPECT(counts.other_as_cat == 1U);
    EXPECT(counts.other_as_other == 1U);
    EXPECT(counts.always_cat() == 0.6);
    EXPECT(tools::same_answer(p) == "");
    EXPECT(tools::same_answer(arma::mat{0.5, 0.1}) == "no cat");
    EXPECT(tools::same_answer(arma::mat{0.9, 0.6}) == "cat");
}

TEST_SUITE_END()
