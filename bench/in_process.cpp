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

dnn::DataSet random_images(int images, int side) {
    dnn::DataSet data;
    arma::arma_rng::set_seed(1);
    data.X.set_size(static_cast<arma::uword>(3 * side * side), static_cast<arma::uword>(images));
    data.X.randu();
    data.Y.zeros(1, data.X.n_cols);
    for (arma::uword i = 0; i < data.Y.n_cols; i += 2)
        data.Y(i) = 1;
    data.height = data.width = side;
    return data;
}

void measure_growth(int images, int side, int iterations, bool reduce) {
    const LoopTime time = time_loop(random_images(images, side), iterations, reduce);
    std::cout << support::text_of(
                     {{"seconds", time.seconds}, {"iteration", time.iteration}, {"outside", time.outside}},
                     -1)
              << '\n';
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
