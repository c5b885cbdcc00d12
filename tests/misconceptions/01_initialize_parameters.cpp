#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"
#include "tests/misconceptions/variants.hpp"

#include <cmath>
#include <random>

using arma::mat;
using namespace dnn;

namespace {

std::function<Parameters(int, int, int)> current;

/// What a learner writes between the marker lines: fills in these four.
struct Four {
    mat W1, b1, W2, b2;
};
using Lines = void (*)(Four&, int n_x, int n_h, int n_y);

auto exercise(Lines lines) {
    return [lines](int n_x, int n_h, int n_y) {
        np::random::seed(1);
        Four p;
        lines(p, n_x, n_h, n_y);
        return Parameters{{"W1", p.W1}, {"b1", p.b1}, {"W2", p.W2}, {"b2", p.b2}};
    };
}

} // namespace

Parameters dnn::initialize_parameters(int n_x, int n_h, int n_y) {
    return current(n_x, n_h, n_y);
}

std::vector<Variant> variants() {
    Table table(current);
    const auto wrong = [&](const char* id, Lines lines) { table.wrong(id, exercise(lines)); };
    const auto right = [&](const char* style, Lines lines) { table.right(style, exercise(lines)); };

    wrong("not-scaled", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-0.1", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.1;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.1;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-0.001", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.001;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.001;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-twice", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
        p.W1 *= 0.01;
        p.W2 *= 0.01;
    });
    wrong("divided-by-0.01", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) / 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) / 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-layer-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * std::sqrt(2.0 / n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * std::sqrt(2.0 / n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-layer-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) / std::sqrt(n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) / std::sqrt(n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-layer-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01 * std::sqrt(1.0 / n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01 * std::sqrt(1.0 / n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("some-weights-scaled-otherwise", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("some-weights-scaled-otherwise", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.1;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-by-another-factor", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.05;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.05;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("0.01-added", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) + 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) + 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("0.01-added", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) + 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-zero", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::zeros(n_h, n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::zeros(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-zero", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * (1 / 100);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * (1 / 100);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-zero", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::zeros(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-constant", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::ones(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::ones(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("biases-drawn", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = np::random::randn(n_h, 1) * 0.01;
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = np::random::randn(n_y, 1) * 0.01;
    });
    wrong("biases-drawn", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b1 = np::random::randn(n_h, 1);
        p.b2 = np::random::randn(n_y, 1);
    });
    wrong("biases-drawn", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::randu(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("biases-constant", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::ones(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::ones(n_y, 1);
    });
    wrong("biases-constant", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1) + 0.01;
    });
    wrong("bias-as-row", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(1, n_h);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(1, n_y);
    });
    wrong("bias-as-row", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(1, n_h);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("bias-like-weights", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, n_x);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, n_h);
    });
    wrong("bias-of-the-layer-before", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_x, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_h, 1);
    });
    wrong("bias-of-the-layer-before", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_h, 1);
    });
    wrong("bias-single", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(1, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(1, 1);
    });
    wrong("bias-square", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, n_h);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, n_y);
    });
    wrong("weights-transposed", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_x, n_h) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_h, n_y) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-transposed", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_x, n_h) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-transposed", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h).t() * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("drawn-column-by-column", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_x, n_h).t() * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_h, n_y).t() * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("drawn-column-by-column", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1.set_size(n_h, n_x);
        p.W2.set_size(n_y, n_h);
        for (double& w : p.W1)
            w = np::random::randn(1, 1)(0) * 0.01;
        for (double& w : p.W2)
            w = np::random::randn(1, 1)(0) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-square", [](Four& p, int, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_h) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_y) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("seeded-again", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        np::random::seed(1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("drawn-last-layer-first", [](Four& p, int n_x, int n_h, int n_y) {
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
    });
    wrong("weights-of-swapped-shapes", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_y, n_h) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_h, n_x) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("W2-has-the-shape-of-W1", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_h, n_x) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("W2-from-the-inputs", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_x) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("W1-to-the-outputs", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_y, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("biases-swapped", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_y, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_h, 1);
    });
    wrong("b1-of-output-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_y, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("b2-of-input-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_x, 1);
    });
    wrong("W2-assigned-to-W1", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W1 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("b2-assigned-to-b1", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b1 = arma::zeros(n_y, 1);
    });
    wrong("weights-exchanged-in-dictionary", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
        std::swap(p.W1, p.W2);
    });
    wrong("b1-not-assigned", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("b2-not-assigned", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
    });
    wrong("W1-not-assigned", [](Four& p, int n_x, int n_h, int n_y) {
        const mat first_W = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("W2-not-assigned", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("signs-lost", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::abs(np::random::randn(n_h, n_x)) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::abs(np::random::randn(n_y, n_h)) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("scaled-unequally", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x);
        p.W2 = np::random::randn(n_y, n_h);
        p.W1 *= 0.01;
        p.W1 *= 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("right-numbers-at-wrong-places", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::reshape(np::random::randn(n_x, n_h), n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-of-wrong-shape", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_x, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("weights-of-wrong-shape", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, 1) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("bias-of-wrong-size", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h + 1, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("another-seed", [](Four& p, int n_x, int n_h, int n_y) {
        np::random::seed(3);
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("another-seed", [](Four& p, int n_x, int n_h, int n_y) {
        np::random::seed(2018);
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("seeds-of-their-own", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        np::random::seed(2);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("draws-in-another-order", [](Four& p, int n_x, int n_h, int n_y) {
        np::random::randn(n_h, 1);
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("draws-in-another-order", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = np::random::randn(n_h, 1) * 0;
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("drawn-uniformly", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::randu(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::randu(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("drawn-uniformly", [](Four& p, int n_x, int n_h, int n_y) {
        np::random::RandomState draws(1);
        p.W1 = draws.uniform(-1, 1, n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = draws.uniform(-1, 1, n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("another-generator", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("another-generator", [](Four& p, int n_x, int n_h, int n_y) {
        std::random_device device;
        std::normal_distribution<double> normal(0, 0.01);
        std::mt19937 engine(device());
        p.W1.set_size(n_h, n_x);
        p.W1.imbue([&] { return normal(engine); });
        p.W2.set_size(n_y, n_h);
        p.W2.imbue([&] { return normal(engine); });
        p.b1 = arma::zeros(n_h, 1);
        p.b2 = arma::zeros(n_y, 1);
    });
    wrong("another-generator-not-scaled", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = arma::randn(n_h, n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = arma::randn(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    table.wrong("not-seeded", [](int n_x, int n_h, int n_y) {
        mat W1 = np::random::randn(n_h, n_x) * 0.01;
        mat W2 = np::random::randn(n_y, n_h) * 0.01;
        return Parameters{{"W1", W1}, {"b1", arma::zeros(n_h, 1)}, {"W2", W2}, {"b2", arma::zeros(n_y, 1)}};
    });

    right("as in the notebook", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = arma::zeros(n_y, 1);
    });
    right("0.01 on the left", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = 0.01 * np::random::randn(n_h, n_x);
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = 0.01 * np::random::randn(n_y, n_h);
        p.b2 = arma::zeros(n_y, 1);
    });
    right("divided by 100", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) / 100;
        p.b1 = arma::zeros(n_h, 1);
        p.W2 = np::random::randn(n_y, n_h) / 100;
        p.b2 = arma::zeros(n_y, 1);
    });
    right("weights first, scaled in place", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x);
        p.W2 = np::random::randn(n_y, n_h);
        p.W1 *= 0.01;
        p.W2 *= 0.01;
        p.b1.zeros(n_h, 1);
        p.b2.zeros(n_y, 1);
    });
    right("biases by zeros_like", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b1 = arma::zeros<arma::mat>(n_h, 1);
        p.b2 = arma::mat(n_y, 1, arma::fill::zeros);
    });
    right("draw by draw, row by row", [](Four& p, int n_x, int n_h, int n_y) {
        np::random::RandomState draws(1);
        p.W1.set_size(n_h, n_x);
        for (int i = 0; i < n_h; ++i)
            for (int j = 0; j < n_x; ++j)
                p.W1(i, j) = 0.01 * draws.randn();
        p.W2.set_size(n_y, n_h);
        for (int i = 0; i < n_y; ++i)
            for (int j = 0; j < n_h; ++j)
                p.W2(i, j) = 0.01 * draws.randn();
        p.b1 = arma::zeros(n_h, 1);
        p.b2 = arma::zeros(n_y, 1);
    });
    right("a bias as a column vector", [](Four& p, int n_x, int n_h, int n_y) {
        p.W1 = np::random::randn(n_h, n_x) * 0.01;
        p.b1 = arma::vec(n_h, arma::fill::zeros);
        p.W2 = np::random::randn(n_y, n_h) * 0.01;
        p.b2 = p.W2.col(0) * 0;
    });
    return table.all();
}
