// What training costs: products, memory, allocations.
#include "dnn/training/few_rows.hpp"
#include "dnn/training/few_rows_kernels.hpp"
#include "dnn/training/in_parallel.hpp"
#include "dnn/training/trainer.hpp"
#include "tests/count_allocations.hpp"
#include "tests/count_products.hpp"
#include "tests/expect.hpp"
#include "tests/sanitizer.hpp"
#include "tests/scratch.hpp"
#include "tests/small_data.hpp"

#include <algorithm>
#include <atomic>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

/// n_1 units on m images of n_x values, and one unit above them. With more than FewRows::max units, the BLAS computes all
/// products but the output's, which are small.
struct Network {
    int n_x, m = 400, n_1 = 40;
};

/// Floating-point operations of the BLAS's products in one iteration of the deep model.
double products(const Network& network, bool reduce, bool as_written) {
    np::random::RandomState random(5);
    dnn::DataSet data;
    data.X = random.uniform(0, 1, network.n_x, network.m);
    data.Y = arma::conv_to<arma::mat>::from(random.randn(1, network.m) > 0);
    dnn::TrainingOptions options;
    options.layer_dims = {network.n_x, network.n_1, 1};
    options.reduce = reduce;
    options.as_written = as_written;
    const auto count = [&](int iterations) {
        options.iterations = iterations;
        const CountProducts counter;
        dnn::train(data, options, go_on);
        return counter.operations();
    };
    return (count(20) - count(10)) / 10;
}

} // namespace

TEST_SUITE(training_cost)

TEST_CASE(what_a_reduced_iteration_costs_does_not_depend_on_the_size_of_the_images) {
    for (const bool as_written : {false, true}) {
        const double small = products({1000}, true, as_written);
        EXPECT(small > 0);
        EXPECT(products({1400}, true, as_written) == small);
        EXPECT(products({1000}, false, as_written) > 2 * small); // n_x / m = 2.5
    }
}

// What the BLAS computes, up to the sums in cost and db, which are products here and there.

TEST_CASE(the_gradient_of_the_images_is_not_computed) {
    const Network network{1000};
    const double product = 2.0 * network.n_1 * network.n_x * network.m; // W1·X, dZ1·Xᵀ, W1ᵀ·dZ1
    EXPECT((products(network, false, true) - products(network, false, false)) ==
           (tests::Near{product, 0.01}));
}

TEST_CASE(in_its_dual_form_the_first_layer_takes_one_product) {
    const Network network{1000};
    const double product = 2.0 * network.n_1 * network.m * network.m; // W1'·R, dZ1·Rᵀ, W1'ᵀ·dZ1; or D1·K
    EXPECT((products(network, true, true) - products(network, true, false)) ==
           (tests::Near{2 * product, 0.01}));
}

TEST_CASE(with_few_units_the_blas_computes_sums_at_most) {
    if (!dnn::has_few_rows_products(20))
        return;
    const Network network{1000, 400, 20};
    const double product = 2.0 * network.n_1 * network.m;
    for (const bool reduce : {true, false})
        EXPECT(products(network, reduce, false) < 3 * product);
}

/// Of each kind of processor whose programs this one can run, the widest last.
std::vector<const dnn::FewRowsProducts*> runnable_products() {
    std::vector<const dnn::FewRowsProducts*> runnable;
#ifdef __x86_64__
    for (const dnn::FewRowsProducts* products : {&dnn::avx2_products, &dnn::avx512_products})
        if (dnn::runs_here(*products))
            runnable.push_back(products);
#endif
    return runnable;
}

TEST_CASE(products_of_few_rows) {
    np::random::RandomState random(5);
    for (const dnn::FewRowsProducts* products : runnable_products())
        for (const arma::uword rows : {4, 8, 12, 16, 20, 24, 28, 32})
            for (const arma::uword inner : {1, 7, 8, 17, 137, 1030})
                for (const arma::uword m : {1, 2, 3, 4, 5, 8, 9}) {
                    if (rows % products->width != 0)
                        continue;
                    arma::mat D = random.randn(static_cast<int>(rows), static_cast<int>(inner));
                    const arma::mat K = random.randn(static_cast<int>(inner), static_cast<int>(m));
                    arma::mat Z(rows, m, arma::fill::ones);
                    const arma::mat sum = Z + D * K;
                    products->add(Z.memptr(), D.memptr(), K.memptr(), {rows, inner, m});
                    EXPECT(arma::approx_equal(Z, sum, "absdiff", 1e-11));

                    const arma::mat difference = D - Z * K.t();
                    dnn::in_parallel(inner, 1e9, 3, [&](std::size_t begin, std::size_t end) {
                        products->subtract(D.memptr(), Z.memptr(), K.memptr(), {rows, inner, m}, begin, end);
                    });
                    EXPECT(arma::approx_equal(D, difference, "absdiff", 1e-11));
                }
}

TEST_CASE(rows_are_padded_to_what_the_products_take) {
    for (arma::uword rows = 1; rows <= dnn::FewRows::max + 8; ++rows) {
        const arma::uword padded = dnn::padded_rows(rows);
        if (!dnn::has_few_rows_products(rows)) {
            EXPECT(padded == rows);
            continue;
        }
        const arma::uword width = runnable_products().back()->width;
        EXPECT((padded % width == 0 && padded >= rows && padded < rows + width));
        EXPECT(padded <= dnn::FewRows::max);
    }
}

TEST_CASE(products_do_not_depend_on_the_number_of_threads) {
    np::random::RandomState random(6);
    for (const int rows : {20, 40}) {
        const arma::mat start = random.randn(static_cast<int>(dnn::padded_rows(rows)), 300);
        const arma::mat K = random.randn(300, 500);
        const auto both = [&](int threads) {
            arma::mat D = start, Z(start.n_rows, K.n_cols, arma::fill::zeros);
            dnn::add_product(Z, D, K, threads);
            dnn::subtract_product(D, Z, K, threads);
            return D;
        };
        const arma::mat of_one = both(1), product = start * K;
        EXPECT(arma::approx_equal(of_one, start - product * K.t(), "absdiff", 1e-9));
        for (const int threads : {2, 3, 7})
            EXPECT(arma::approx_equal(both(threads), of_one, "absdiff", 0));
    }
}

TEST_CASE(parts_side_by_side_are_the_whole) {
    for (const std::size_t count : {1, 7, 15, 16, 17, 32, 100})
        for (const int threads : {0, 1, 2, 3, 64}) {
            std::vector<int> seen(count);
            std::atomic<bool> at_multiples = true;
            dnn::in_parallel(count, 1e9, threads, [&](std::size_t begin, std::size_t end) {
                if (begin % 16 != 0)
                    at_multiples = false;
                for (std::size_t i = begin; i < end; ++i)
                    ++seen[i];
            });
            EXPECT(at_multiples.load());
            EXPECT(std::count(seen.begin(), seen.end(), 1) == static_cast<long>(count));
        }
}

TEST_CASE(an_iteration_allocates_nothing) {
    const dnn::DataSet data = some_data(8);
    for (const bool reduce : {true, false})
        for (const bool stable : {false, true})
            for (const std::vector<int>& layer_dims : {std::vector{12, 30, 20, 18, 1}, {12, 20, 1}}) {
                dnn::TrainingOptions options;
                options.layer_dims = layer_dims; // more than 16 elements, or Armadillo would need no memory
                options.reduce = reduce;
                options.stable = stable;
                options.iterations = 20;
                const CountAllocations counter;
                long before = 0;
                dnn::train(data, options, [&](int i, double) {
                    if (i == 2)
                        before = counter.count();
                    if (i == 12)
                        EXPECT((counter.count() - before) <=
                               3); // costs seen since the state, in training_run.cpp
                    return true;
                });
                EXPECT(before > 0);
            }
}

TEST_CASE_IF(the_full_images_are_held_once, under_address_sanitizer) {
    const Scratch scratch;
    const fs::path train_cat = fs::read_symlink("/proc/self/exe").parent_path() / "../tools/train_cat";
    std::fflush(nullptr); // or the child writes it, too
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen((scratch / "out").c_str(), "w", stdout) != nullptr)
            execl(train_cat.c_str(), "train_cat", "--model", "deep", "--no-reduce", "--no-plot",
                  "--iterations", "3", static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    rusage used{};
    REQUIRE(wait4(child, &status, 0, &used) == child);
    REQUIRE(status == 0);
    const double X = sizeof(double) * 12288 * 209;
    EXPECT((static_cast<double>(used.ru_maxrss) * 1024) < 4 * X); // libraries and test images included
}

TEST_SUITE_END()
