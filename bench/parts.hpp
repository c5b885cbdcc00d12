// The parts of the benchmark. Each measures one thing and returns its section of the report.
#pragma once

#include "dnn/training/trainer.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// The settings for all parts.
struct Setup {
    std::filesystem::path project, build, figures; // folders
    std::string format = "png";                    // of the figures
    int rounds = 5;
    bool quick = false; // fewer iterations, scaled up, and fewer rounds where a part has its own number

    // Set once the data are found.
    std::filesystem::path data;
    std::string data_name;
    int n_x = 0, images = 0;
    double data_megabytes = 0; // X (n_x, m) of the training images, in doubles

    std::filesystem::path program(const std::string& name) const { return build / "tools" / name; }
    std::filesystem::path figure(const std::string& name) const { return figures / (name + '.' + format); }
};

struct Section {
    std::string markdown;
    std::function<void()> draw; // draws its figure, if any, once the text is safe
    bool complete = true;       // false: less was measured than requested, and the text says so
    std::string line{};         // the README's line of results, if it comes from this part
};

/// Both models: ours against the notebook's in NumPy and PyTorch; the figure bench-training.
Section training(const Setup& setup);

/// How time grows with the number and the size of the images; the figure bench-growth.
Section growth(const Setup& setup);

/// The share of the machine's speed at matrix products that training reaches.
Section product_speed(const Setup& setup);

/// The best of several large square products, in GFLOP/s, by one thread or as many as the BLAS takes.
double gigaflops(bool one_thread);

/// The speed of one thread in those, or in the first layer's product D1·K where it is higher.
double fastest_gigaflops(int n_1, int m);

/// Started by gigaflops as a process of its own, so that the BLAS takes its number of threads from the environment.
double measure_products();

/// From an edited exercise to its verdict, against a bare compile of Armadillo.
Section edit_to_verdict(const Setup& setup);

/// Seconds per graded submission.
Section grading(const Setup& setup);

/// The machine, the compiler, the libraries and the environment variables that steer them.
std::string machine();

/// The floating-point operations of all matrix products of one iteration: forward W·A, backward dZ·A_prevᵀ and, above
/// the first layer, Wᵀ·dZ. Reduced, the first layer has D1·K alone, with K (m, m).
double operations(const std::vector<int>& layer_dims, int m, bool reduced);

} // namespace bench
