// What every C++ peer gets and prints: the training set, reduced or not, the initial parameters, and how long to train.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace peers {

/// Column by column.
struct Matrix {
    long rows = 0, cols = 0;
    std::vector<double> values;
};

struct Task {
    Matrix X, Y;              // (n_0, m), (1, m)
    std::vector<Matrix> W, b; // of layers 1 to L
    double learning_rate = 0;
    int iterations = 0;
};

/// PEER TASK ITERATIONS: the file is bench/peers.cpp's.
inline Task read_task(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: " << argv[0] << " TASK ITERATIONS, as ./deepsteps bench starts it\n";
        std::exit(2);
    }
    std::ifstream in(argv[1], std::ios::binary);
    in.exceptions(std::ios::failbit | std::ios::badbit);
    const auto number = [&in](auto& value) { in.read(reinterpret_cast<char*>(&value), sizeof value); };
    const auto matrix = [&] {
        std::int64_t shape[2];
        number(shape);
        Matrix read{shape[0], shape[1], std::vector<double>(static_cast<std::size_t>(shape[0] * shape[1]))};
        in.read(reinterpret_cast<char*>(read.values.data()),
                static_cast<std::streamsize>(read.values.size() * sizeof(double)));
        return read;
    };
    Task task;
    task.iterations = std::atoi(argv[2]);
    number(task.learning_rate);
    std::int64_t layers = 0;
    number(layers);
    task.X = matrix();
    task.Y = matrix();
    for (std::int64_t l = 0; l < layers; ++l) {
        task.W.push_back(matrix());
        task.b.push_back(matrix());
    }
    return task;
}

/// Calls `iteration` as often as the task says; prints the seconds, and the costs that it returned.
template <typename Iteration>
int train(const Task& task, Iteration iteration) {
    std::vector<double> costs;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < task.iterations; ++i)
        costs.push_back(iteration());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("{\"seconds\": %.6f, \"costs\": [", seconds.count());
    for (std::size_t i = 0; i < costs.size(); ++i)
        std::printf("%s%.17g", i == 0 ? "" : ", ", costs[i]);
    std::puts("]}");
    return 0;
}

} // namespace peers
