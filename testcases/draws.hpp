// The numbers that np::random::randn draws.
#pragma once

#include "dnn/dnn.hpp"

#include <vector>

namespace checks {

constexpr unsigned usual_seeds = 3000; // those below cover what people choose: 0, 1, 42, 123, a year

/// The first n draws after a seed.
std::vector<double> stream(unsigned seed, std::size_t n);

/// True if W holds these draws, row by row, times 0.01.
bool holds_draws(const arma::mat& W, const std::vector<double>& draws, std::size_t from);

/// True if W holds the first draws after some seed.
bool has_a_seed(const arma::mat& W);

} // namespace checks
