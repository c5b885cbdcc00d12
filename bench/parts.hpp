// The parts of the benchmark. Each measures one thing and returns its section of the report.
#pragma once

#include "dnn/training/trainer.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// What all parts are told.
struct Setup {
    std::filesystem::path project, build, figures; // folders
    std::string format = "png";                    // of figures
    int rounds = 3;
    bool quick = false; // fewer iterations, scaled, and fewer rounds where a part has its own number

    // Set once the data are found.
    std::filesystem::path data;
    std::string data_name;
    double data_megabytes = 0; // X (n_x, m) of the training images, in doubles

    std::filesystem::path program(const std::string& name) const { return build / "tools" / name; }
    std::filesystem::path figure(const std::string& name) const { return figures / (name + '.' + format); }
};

struct Section {
    std::string markdown;
    std::function<void()> draw; // its figure, if any; after the text is safe
    bool complete = true;       // false: less was measured than asked for, and the text says so
    std::string line{};         // the README's line of result, if it comes from this part
};

/// Both models, ours beside the notebook's in NumPy and PyTorch; the figure bench-training.
Section training(const Setup& setup);

/// How the time grows with the number of images and with their size; the figure bench-growth.
Section growth(const Setup& setup);

/// Which share of the machine's speed at matrix products the training reaches.
Section product_speed(const Setup& setup);

/// What product_speed starts as a process of its own, so that the BLAS takes its number of threads from the
/// environment: the best of several large square products, in GFLOP/s.
double measure_products();

/// From a changed exercise to its verdict, beside the bare compiling of Armadillo.
Section edit_to_verdict(const Setup& setup);

/// Seconds for each graded submission.
Section grading(const Setup& setup);

/// The machine, the compiler, the libraries and what in the environment steers them.
std::string machine();

/// The floating-point operations of all matrix products of one iteration: forward W·A, backward dZ·A_prevᵀ and, above
/// the first layer, Wᵀ·dZ. Reduced, the first layer's inputs are the upper triangle of R (m, m).
double operations(const std::vector<int>& layer_dims, int m, bool reduced);

} // namespace bench
