// A small network learns to tell two half moons apart, by the learner's own training loop: frame by frame, its cost and
// its parameters. notebook/ and `show` draw the plane and the boundary from them.
#pragma once

#include "checks/verdict.hpp"
#include "dnn/dnn.hpp"

namespace checks {

/// X (2, m): points on two half moons that reach into each other, m/2 each, with noise; Y (1, m): 0 and 1.
std::pair<arma::mat, arma::mat> half_moons(int m, unsigned seed);

/// Of exercise 11 or 12: its function is called once per frame, on the parameters that it returned for the last one.
/// Throws Stopped.
Film record_film(const std::string& function);

} // namespace checks
