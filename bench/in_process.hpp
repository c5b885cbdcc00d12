// A training in this process, for what the time of a whole program does not tell.
#pragma once

#include "dnn/data/dataset.hpp"

namespace bench {

struct LoopTime {
    double seconds = 0;   // of all
    double iteration = 0; // of one iteration, the mean without the first
    double outside = 0;   // of all but the iterations: initial parameters, decomposition, the way back
};

/// The deep model, two iterations or more.
LoopTime time_loop(const dnn::DataSet& data, int iterations, bool reduce);

} // namespace bench
