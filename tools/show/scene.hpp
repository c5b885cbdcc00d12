// What a learner's own functions do with the points of two half moons, as data: computed by asking the functions, drawn
// elsewhere.
#pragma once

#include "dnn/dnn.hpp"

#include <optional>
#include <string>
#include <vector>

namespace show {

/// The part of the plane that is shown.
struct Extent {
    double left = -1.6, right = 2.6, bottom = -1.1, top = 1.6;
};

/// p(x) at places of the plane, the upper left one first.
struct Plane {
    std::string caption;
    arma::mat p;
};

/// The gradients of all parameters, one behind the other, beside finite differences.
struct Gradients {
    arma::vec computed, numeric;
};

struct Scene {
    std::string title;
    std::vector<std::string> words; // paragraphs
    Extent extent;
    arma::mat X, Y;            // the points (2, m), and their classes (1, m)
    std::vector<Plane> planes; // in the order of time
    std::optional<Gradients> gradients;
    std::vector<double> costs; // of a training
};

/// What an exercise's picture shows.
struct Picture {
    std::string function; // "L_model_forward"
    Scene (*scene)();
};

const std::vector<Picture>& pictures();

/// m points, half of them in each of two half moons that lie in each other; the same each time.
std::pair<arma::mat, arma::mat> two_moons(int m);

} // namespace show
