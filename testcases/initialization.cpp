#include "testcases/initialization.hpp"

#include "checks/reference.hpp"
#include "dnn/numpy.hpp"
#include "testcases/draws.hpp"

#include <algorithm>
#include <cmath>

namespace checks {
namespace {

using arma::mat;
using Layer = Initialization::Layer;

bool is_zero(const mat& M) {
    return arma::abs(M).max() == 0;
}

bool is_constant(const mat& M) {
    return M.max() == M.min();
}

/// True if f(got, right, n_prev) holds for every layer.
template <typename F>
bool every(const Initialization& got, const Initialization& right, const F& f) {
    for (std::size_t l = 0; l < got.layers.size(); ++l)
        if (!f(got.layers[l], right.layers[l], right.dims[l]))
            return false;
    return true;
}

/// True if f holds for every layer that is not right; at least one is not.
template <typename F>
bool wrong_ones(const Initialization& got, const Initialization& right, const F& f) {
    return every(got, right, [&](const Layer& g, const Layer& r, int n_prev) {
        return (agree(g.W, r.W) && agree(g.b, r.b)) || f(g, r, n_prev);
    });
}

bool biases_are_right(const Initialization& got, const Initialization& right) {
    return every(got, right, [](const Layer& g, const Layer& r, int) { return agree(g.b, r.b); });
}

bool shapes_are_right(const Initialization& got, const Initialization& right) {
    return every(got, right, [](const Layer& g, const Layer& r, int) {
        return arma::size(g.W) == arma::size(r.W) && arma::size(g.b) == arma::size(r.b);
    });
}

bool near(double x, double y) {
    return std::abs(x - y) <= 1e-6 * std::abs(y);
}

/// c of W_l = c · draws, layer by layer; empty if there is no such c, or if a bias is wrong.
std::vector<double> scales(const Initialization& got, const Initialization& right) {
    std::vector<double> all;
    const bool scaled = every(got, right, [&](const Layer& g, const Layer& r, int) {
        const double c = arma::size(g.W) == arma::size(r.W) ? g.W(0) / r.W(0) : 0;
        all.push_back(0.01 * c);
        return c != 0 && agree(g.W, c * r.W) && agree(g.b, r.b);
    });
    return scaled ? all : std::vector<double>{};
}

bool scaled_by_layer_size(const Initialization& got, const Initialization& right) {
    static constexpr double (*laws[])(double n_prev, double n) = {
        [](double n_prev, double) { return std::sqrt(1 / n_prev); },
        [](double n_prev, double) { return std::sqrt(2 / n_prev); },
        [](double n_prev, double) { return std::sqrt(n_prev); },
        [](double n_prev, double) { return 1 / n_prev; },
        [](double n_prev, double) { return 2 / n_prev; },
        [](double, double n) { return 1 / n; },
        [](double, double n) { return 2 / n; },
        [](double, double n) { return std::sqrt(1 / n); },
        [](double, double n) { return std::sqrt(2 / n); },
        [](double n_prev, double n) { return std::sqrt(1 / (n_prev + n)); },
        [](double n_prev, double n) { return std::sqrt(2 / (n_prev + n)); },
        [](double n_prev, double n) { return std::sqrt(6 / (n_prev + n)); }};
    const std::vector<double> all = scales(got, right);
    for (const auto law : laws)
        for (const double constant : {1.0, 0.01}) {
            bool holds = !all.empty();
            for (std::size_t l = 0; holds && l < all.size(); ++l)
                holds = near(all[l], constant * law(right.dims[l], right.dims[l + 1]));
            if (holds)
                return true;
        }
    return false;
}

std::size_t number_of_weights(const Initialization& right) {
    std::size_t n = 0;
    for (const Layer& layer : right.layers)
        n += layer.W.n_elem;
    return n;
}

/// True if the layers' W are the draws after this seed, one layer after the other.
bool seeded_by(unsigned seed, const Initialization& got, const Initialization& right) {
    const std::vector<double> draws = stream(seed, number_of_weights(right));
    std::size_t from = 0;
    return every(got, right, [&](const Layer& g, const Layer& r, int) {
        from += r.W.n_elem;
        return holds_draws(g.W, draws, from - r.W.n_elem);
    });
}

/// True if the weights have the right magnitude, but are no multiples of the right ones, all shapes are right and the
/// biases are 0.
bool plausible(const Initialization& got, const Initialization& right, double scale) {
    return shapes_are_right(got, right) && biases_are_right(got, right) && scales(got, right).empty() &&
           every(got, right, [scale](const Layer& g, const Layer&, int) {
               const double size = std::sqrt(arma::accu(arma::square(g.W)) / g.W.n_elem);
               return size > 0.2 * scale && size < 5 * scale && (g.W.n_elem == 1 || !is_constant(g.W));
           });
}

} // namespace

const std::vector<InitializationMistake> first_initialization_mistakes = {
    {"scaled-by-layer-size",
     "The draws are right, but they were scaled by the size of the layer, much as in He or Xavier "
     "initialization.",
     "That is a good idea for deep networks, and a topic for later. Here every layer has the same factor: "
     "look at \"What to build\".",
     scaled_by_layer_size},
    {"signs-lost", "A W has lost its signs: none of its elements is negative.",
     "A normal distribution has both signs: does something take absolute values?",
     [](const Initialization& got, const Initialization& right) {
         return biases_are_right(got, right) &&
                wrong_ones(got, right, [](const Layer& g, const Layer& r, int) {
                    return agree(g.W, arma::abs(r.W)) || agree(g.W, 100 * arma::square(r.W));
                });
     }},
    {"0.01-added", "0.01 was added to the draws or subtracted from them; it should only multiply them.",
     "See the pitfalls: what does 0.01 do to the draws?",
     [](const Initialization& got, const Initialization& right) {
         return wrong_ones(got, right, [](const Layer& g, const Layer& r, int) {
             return agree(g.W, 100 * r.W + 0.01) || agree(g.W, 100 * r.W - 0.01) || agree(g.W, r.W + 0.01) ||
                    agree(g.W, r.W - 0.01);
         });
     }},
    {"biases-drawn",
     "The biases are not all 0; they should be. (A bias that is drawn also uses up draws meant for the next "
     "W.)",
     "Look at \"What to build\": which matrices are draws, and which are zeros?",
     [](const Initialization& got, const Initialization& right) {
         return shapes_are_right(got, right) &&
                every(got, right,
                      [](const Layer& g, const Layer& r, int) {
                          return is_zero(g.b) || g.b.n_elem == 1 || (!is_constant(g.b) && !agree(g.b, r.b));
                      }) &&
                !every(got, right, [](const Layer& g, const Layer&, int) { return is_constant(g.b); });
     }},
    {"drawn-column-by-column",
     "A W has the right shape and the right numbers, but they were filled in column by column, or drawn in "
     "the transposed shape and then transposed.",
     "NumPy draws row by row, and so does np::random::randn if you ask for the final shape. Is something "
     "transposed?",
     [](const Initialization& got, const Initialization& right) {
         return biases_are_right(got, right) &&
                wrong_ones(got, right, [](const Layer& g, const Layer& r, int) {
                    const mat draws = arma::vectorise(r.W.t());
                    return arma::size(g.W) == arma::size(r.W) && agree(arma::vectorise(g.W), draws);
                });
     }},
    {"right-numbers-at-wrong-places",
     "A W has the right shape and the right numbers, but in the wrong places.",
     "np::random::randn puts them where they belong if you ask for the final shape. Does something reshape "
     "or sort them?",
     [](const Initialization& got, const Initialization& right) {
         return biases_are_right(got, right) &&
                wrong_ones(got, right, [](const Layer& g, const Layer& r, int) {
                    const mat its = arma::vectorise(g.W), asked = arma::vectorise(r.W);
                    return arma::size(g.W) == arma::size(r.W) && agree(arma::sort(its), arma::sort(asked));
                });
     }},
    {"seeded-again",
     "Every W begins with the same numbers, as if the generator had been seeded again before each.",
     "How often is seed called? Once, before the first draw, is enough, and that is done above the marker "
     "lines.",
     [](const Initialization& got, const Initialization& right) {
         const std::vector<double> draws = stream(right.seed, number_of_weights(right));
         return shapes_are_right(got, right) && biases_are_right(got, right) &&
                every(got, right,
                      [&](const Layer& g, const Layer&, int) { return holds_draws(g.W, draws, 0); });
     }},
    {"drawn-last-layer-first", "The last layer's W was drawn first: it holds the first of the draws.",
     "What is drawn first gets the first numbers: in which order should the layers be drawn?",
     [](const Initialization& got, const Initialization& right) {
         const std::vector<double> draws = stream(right.seed, number_of_weights(right));
         std::size_t from = draws.size();
         return shapes_are_right(got, right) && biases_are_right(got, right) &&
                every(got, right, [&](const Layer& g, const Layer&, int) {
                    from -= g.W.n_elem;
                    return holds_draws(g.W, draws, from);
                });
     }},
};

const std::vector<InitializationMistake> last_initialization_mistakes = {
    {"not-seeded", "The numbers are draws of np::random::randn, but as if the generator had not been seeded.",
     "The line that seeds came with the file, above the marker lines. Is it still there?",
     [](const Initialization& got, const Initialization& right) {
         return shapes_are_right(got, right) && biases_are_right(got, right) &&
                (seeded_by(20180, got, right) || seeded_by(0, got, right));
     }},
    {"another-seed",
     "The numbers are draws of np::random::randn, but after a different seed from the exercise's.",
     "The generator is seeded above the marker lines. Which of your lines seeds it again, or seeds another "
     "one?",
     [](const Initialization& got, const Initialization& right) {
         if (!shapes_are_right(got, right) || !biases_are_right(got, right))
             return false;
         for (unsigned seed = 0; seed < usual_seeds; ++seed) {
             np::random::RandomState first(seed);
             if (std::abs(0.01 * first.randn() - got.layers[0].W(0)) <= 1e-9 && seeded_by(seed, got, right))
                 return true;
         }
         return false;
     }},
    {"seeds-of-their-own", "Each W starts over with the first draws after some seed.",
     "The generator is seeded above the marker lines, once. Which of your lines seeds it again?",
     [](const Initialization& got, const Initialization& right) {
         return shapes_are_right(got, right) && biases_are_right(got, right) &&
                every(got, right, [](const Layer& g, const Layer&, int) { return has_a_seed(g.W); });
     }},
    {"draws-in-another-order",
     "The numbers are draws after the right seed, but not those that belong to each W: something else was "
     "drawn before or between them, or the order is different.",
     "The first layer's W gets the first draws, the next layer's W those right after them; nothing else "
     "draws.",
     [](const Initialization& got, const Initialization& right) {
         const std::vector<double> draws = stream(right.seed, 3 * number_of_weights(right) + 100);
         return shapes_are_right(got, right) && biases_are_right(got, right) &&
                every(got, right, [&](const Layer& g, const Layer&, int) {
                    for (std::size_t from = 0; from + g.W.n_elem <= draws.size(); ++from)
                        if (holds_draws(g.W, draws, from))
                            return true;
                    return false;
                });
     }},
    {"drawn-uniformly",
     "All weights lie between -0.01 and 0.01: they look uniform, but should come from the standard normal "
     "distribution.",
     "See the table \"Armadillo for NumPy\": which function draws, and what is the n in randn?",
     [](const Initialization& got, const Initialization& right) {
         return plausible(got, right, 0.01) && every(got, right, [](const Layer& g, const Layer&, int) {
                    return arma::abs(g.W).max() <= 0.01;
                });
     }},
    {"another-generator",
     "The shapes, the biases and the size of the numbers are right, but these are not the expected draws of "
     "np::random::randn.",
     "See the last line of \"Armadillo for NumPy\" in exercise 1: whose randn is it?",
     [](const Initialization& got, const Initialization& right) { return plausible(got, right, 0.01); }},
    {"another-generator-not-scaled",
     "These are not the expected draws of np::random::randn, and they are roughly 100 times too large.",
     "See the last line of \"Armadillo for NumPy\" in exercise 1, and the factor in \"What to build\".",
     [](const Initialization& got, const Initialization& right) { return plausible(got, right, 1); }},
};

bool is_made(const InitializationMistake& mistake, const Answer& got, const std::vector<int>& dims,
             unsigned seed) {
    if (got.thrown || got.results.size() != 2 * dims.size() - 2)
        return false;
    const dnn::Parameters given(got.results.begin(), got.results.end()),
        expected = reference::initialize(dims, seed, [](int) { return 0.01; });
    Initialization its{dims, seed, {}}, right{dims, seed, {}};
    for (std::size_t l = 1; l < dims.size(); ++l) {
        const std::string W = "W" + std::to_string(l), b = "b" + std::to_string(l);
        if (!given.contains(W) || !given.contains(b) || given.at(W).is_empty() || given.at(b).is_empty())
            return false;
        its.layers.push_back({given.at(W), given.at(b)});
        right.layers.push_back({expected.at(W), expected.at(b)});
    }
    return mistake.made(its, right);
}

} // namespace checks
