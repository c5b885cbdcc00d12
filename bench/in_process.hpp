// A training in this process, for what a whole program's time does not show.
#pragma once

#include "dnn/training/trainer.hpp"

namespace bench {

struct LoopTime {
    double seconds = 0;   // in all
    double iteration = 0; // per iteration, the mean without the first
    double outside = 0;   // outside the iterations: initial parameters, decomposition, restoring W1
};

/// Trains the deep model for at least two iterations.
LoopTime time_loop(const dnn::DataSet& data, int iterations, bool reduce);

/// As many random images, half of them cats.
dnn::DataSet random_images(int images, int side);

/// Prints a LoopTime for random images, as JSON.
void measure_growth(int images, int side, int iterations, bool reduce);

/// The iterations of a reduced training alone: prints their seconds and costs, as the peers do.
void measure_loop(const dnn::DataSet& data, dnn::Model model, int iterations);

} // namespace bench
