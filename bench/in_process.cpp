#include "bench/in_process.hpp"

#include "bench/measure.hpp"
#include "dnn/support/json.hpp"
#include "dnn/training/training_run.hpp"
#include "tools/program.hpp"

#include <chrono>
#include <iostream>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

} // namespace

LoopTime time_loop(const dnn::DataSet& data, int iterations, bool reduce) {
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

void measure_loop(const dnn::DataSet& data, dnn::Model model, int iterations) {
    dnn::TrainingOptions options;
    options.model = model;
    options.iterations = iterations;
    dnn::TrainingRun run(data, options);
    const auto start = Clock::now();
    run.go_on({[](int, double) { return true; }, nullptr, nullptr});
    const double all = seconds(Clock::now() - start);
    std::cout << support::text_of({{"seconds", all}, {"costs", run.state().costs}}, -1) << '\n';
}

} // namespace bench
