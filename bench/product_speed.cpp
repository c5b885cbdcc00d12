#include "bench/in_process.hpp"
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"
#include "dnn/data/dataset.hpp"
#include "dnn/training/few_rows.hpp"

#include <algorithm>
#include <chrono>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int square = 2000; // rows and columns of the factors

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

double operations(const std::vector<int>& layer_dims, int m, bool reduced) {
    const double images = m;
    // a multiplication and an addition each; forward and backward, or D1·K
    double sum = 2 * layer_dims.at(1) * images * (reduced ? images : 2 * layer_dims.at(0));
    for (std::size_t l = 2; l < layer_dims.size(); ++l)
        sum += 3 * 2.0 * layer_dims[l] * layer_dims[l - 1] * images;
    return sum;
}

/// In a process of its own; one thread is set by the variables that the usual BLAS libraries
/// read.
double gigaflops(bool one_thread) {
    std::vector<std::string> command{"env"};
    if (one_thread)
        command.insert(command.end(), {"OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1",
                                       "BLIS_NUM_THREADS=1"});
    command.insert(command.end(), {std::filesystem::read_symlink("/proc/self/exe"), "--measure-products"});
    return std::stod(measure_success(command).output);
}

double measure_products() {
    const arma::mat A(square, square, arma::fill::randu), B(square, square, arma::fill::randu);
    double best = 0;
    for (int i = 0; i < 6; ++i) { // the first one wakes the threads
        const auto start = Clock::now();
        const arma::mat C = A * B;
        best = std::max(best, 2.0 * square * square * square / seconds_since(start) / 1e9);
    }
    return best;
}

double fastest_gigaflops(int n_1, int m) {
    const auto units = static_cast<arma::uword>(n_1), images = static_cast<arma::uword>(m);
    const arma::mat D(dnn::padded_rows(units), images, arma::fill::randu),
        K(images, images, arma::fill::randu);
    arma::mat Z(D.n_rows, images, arma::fill::zeros);
    double best = gigaflops(true);
    for (int i = 0; i < 100; ++i) {
        const auto start = Clock::now();
        dnn::add_product(Z, D, K, 1);
        best =
            std::max(best, 2.0 * static_cast<double>(units * images * images) / seconds_since(start) / 1e9);
    }
    return best;
}

Section product_speed(const Setup& setup) {
    const double one = gigaflops(true), all = gigaflops(false);
    say("products: " + digits(one) + " GFLOP/s by one thread, " + digits(all) +
        " by the BLAS's own number of threads");
    const dnn::DataSet data = dnn::read_cat_data(setup.data).train;
    const int m = static_cast<int>(data.X.n_cols);
    const std::vector<int> layer_dims =
        dnn::default_layer_dims(dnn::Model::deep, static_cast<int>(data.X.n_rows));
    std::vector<Row> rows{{"A·B, 2000 × 2000, one thread", digits(2e-9 * square * square * square), "",
                           digits(one), "100", digits(100 * one / all)},
                          {"A·B, 2000 × 2000, threads as the BLAS has them",
                           digits(2e-9 * square * square * square), "", digits(all), digits(100 * all / one),
                           "100"}};
    for (const bool reduced : {true, false}) {
        const double seconds = time_loop(data, reduced ? 1000 : setup.quick ? 20 : 100, reduced).iteration;
        const double needed = operations(layer_dims, m, reduced) / 1e9, reached = needed / seconds;
        rows.push_back({std::string("an iteration, ") + (reduced ? "reduced" : "full X"), digits(needed),
                        digits(1000 * seconds), digits(reached), digits(100 * reached / one),
                        digits(100 * reached / all)});
        say("products: " + rows.back()[0] + ": " + digits(reached) + " GFLOP/s");
    }
    return {"## Share of the machine's speed at products\n\nThe deep model on the " + setup.data_name +
                ". This counts the operations that its products need per iteration: 4·n₁·n₀·m + 6·m·Σ(l ≥ 2) "
                "n_l·n_{l-1}; reduced, the first term is 2·n₁·m². Everything else in "
                "the loop (activations, cost, steps, copies) takes time and counts for nothing. The square "
                "products are the best of six.\n\n" +
                table({"what", "GFLOP", "ms", "GFLOP/s", "% of one thread", "% of all"}, "lrrrrr", rows),
            {}};
}

} // namespace bench
