#include "bench/in_process.hpp"

#include "bench/measure.hpp"
#include "dnn/training/trainer.hpp"
#include "tools/program.hpp"

#include <chrono>

namespace bench {

LoopTime time_loop(const dnn::DataSet& data, int iterations, bool reduce) {
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration time) { return std::chrono::duration<double>(time).count(); };
    dnn::TrainingOptions options;
    options.iterations = iterations;
    options.reduce = reduce;
    const auto start = Clock::now();
    Clock::time_point first, last;
    dnn::train(data, options, [&](int i, double) {
        if (tools::was_interrupted())
            throw Interrupted();
        last = Clock::now();
        if (i == 0)
            first = last;
        return true;
    });
    LoopTime time;
    time.seconds = seconds(Clock::now() - start);
    time.iteration = seconds(last - first) / (iterations - 1);
    time.outside = time.seconds - iterations * time.iteration;
    return time;
}

} // namespace bench
