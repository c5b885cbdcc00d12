// Shared by the tests of figures: things to draw, and ways to look at the drawings.
#pragma once

#include "plots/plots.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"

#include <iterator>

inline std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// An image of `side` rows and columns: the rows above `border` red, the others blue.
inline arma::mat red_above_blue(arma::uword side, arma::uword border) {
    arma::mat image(3 * side * side, 1, arma::fill::zeros);
    for (arma::uword i = 0; i < side * side; ++i)
        image(3 * i + (i / side < border ? 0 : 2)) = 1;
    return image;
}

inline std::vector<plots::CostCurve> two_curves() {
    return {{"two-layer model", {0.7, 0.5, 0.4}}, {"deep_model^2 {x} & 'q'", {0.75, 0.6, 0.2}}};
}
