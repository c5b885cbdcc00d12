// Training: its shortcuts change no result, and save what they claim to save.
#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "dnn/training/lean_model.hpp"
#include "dnn/training/reduction.hpp"
#include "dnn/training/trainer.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/shared.hpp"
#include "tests/small_data.hpp"
#include "tools/training.hpp"

#include <limits>

namespace {

dnn::TrainedModel train(const dnn::DataSet& data, dnn::Model model, bool reduce, bool as_written) {
    dnn::TrainingOptions options;
    options.model = model;
    options.layer_dims = model == dnn::Model::deep ? std::vector{12, 5, 4, 1} : std::vector{12, 4, 1};
    options.reduce = reduce;
    options.as_written = as_written;
    options.iterations = 300;
    options.learning_rate = 0.05;
    return dnn::train(data, options, go_on);
}

double relative_difference(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    return arma::max(arma::abs(arma::vec(a) - arma::vec(b)) / arma::abs(arma::vec(b)));
}

void check_bad_options(const std::function<void(dnn::TrainingOptions&)>& change,
                       std::vector<std::string> facts) {
    dnn::TrainingOptions options;
    change(options);
    check_error([&] { dnn::train(some_data(3), options, go_on); }, facts);
}

void check_real_data(dnn::Model model, const std::string& golden, double train_accuracy,
                     double test_accuracy) {
    const dnn::CatData data = dnn::read_cat_data(shared_folder() / "datasets");
    EXPECT(data.name == "course data");
    dnn::TrainingOptions options;
    options.model = model;
    const dnn::TrainedModel trained = dnn::train(data.train, options, go_on);
    const std::vector<double> costs = tools::read_costs(shared_folder() / "golden" / golden);
    REQUIRE(costs.size() == 2500);
    EXPECT(relative_difference(trained.costs, costs) < 1e-9);
    EXPECT(dnn::accuracy(dnn::predict(data.train.X, trained.parameters), data.train.Y) == train_accuracy);
    EXPECT(dnn::accuracy(dnn::predict(data.test.X, trained.parameters), data.test.Y) == test_accuracy);
}

} // namespace

TEST_SUITE(trainer)

TEST_CASE(every_way_of_training_agrees) {
    struct Case {
        int m, copies;
    };
    for (const auto& [m, copies] : {Case{1, 1}, {8, 1}, {8, 8}, {8, 3}, {11, 1}, {12, 1}, {20, 1}})
        for (const dnn::Model model : {dnn::Model::two_layer, dnn::Model::deep}) {
            const dnn::DataSet data = some_data(m, copies);
            const dnn::TrainedModel expected = train(data, model, false, true);
            for (const auto& [reduce, as_written] : {std::pair{false, false}, {true, false}, {true, true}}) {
                CONTEXT(m << " images, " << copies << " alike, " << dnn::to_string(model) << ", reduce "
                          << reduce << ", as written " << as_written) {
                    const dnn::TrainedModel got = train(data, model, reduce, as_written);
                    EXPECT(relative_difference(got.costs, expected.costs) < 1e-10);
                    for (const auto& [name, matrix] : expected.parameters)
                        EXPECT(arma::approx_equal(got.parameters.at(name), matrix, "reldiff", 1e-8), name);
                }
            }
        }
}

TEST_CASE(images_that_are_nearly_alike_or_nearly_black_are_no_harder) {
    using Change = std::function<void(arma::mat&)>;
    const auto nearly_alike = [](arma::mat& X) {
        for (arma::uword i = 1; i < X.n_cols; ++i)
            X.col(i) = X.col(0) + 1e-15 * X.col(i);
    };
    for (const auto& [name, change] :
         {std::pair<const char*, Change>{"as they are", [](arma::mat&) {}},
          {"all alike", [](arma::mat& X) { X.each_col() = arma::vec(X.col(0)); }},
          {"differences of 1e-15", nearly_alike},
          {"of size 1e-300", [](arma::mat& X) { X *= 1e-300; }},
          {"of size 1e-160", [](arma::mat& X) { X *= 1e-160; }},
          {"of sizes from 1 to 1e-14",
           [](arma::mat& X) { X.each_row() %= arma::logspace(0, -14, X.n_cols).t(); }},
          {"one is black", [](arma::mat& X) { X.col(3).zeros(); }}})
        for (const dnn::Model model : {dnn::Model::two_layer, dnn::Model::deep}) {
            dnn::DataSet data = some_data(11);
            change(data.X);
            const dnn::TrainedModel expected = train(data, model, false, true),
                                    got = train(data, model, true, false);
            CONTEXT(name << ", " << dnn::to_string(model)) {
                EXPECT(relative_difference(got.costs, expected.costs) < 1e-12);
                for (const auto& [parameter, matrix] : expected.parameters)
                    EXPECT(arma::approx_equal(got.parameters.at(parameter), matrix, "absdiff", 1e-12),
                           parameter);
            }
        }
}

TEST_CASE(the_stable_formulas_agree_where_nothing_saturates) {
    const dnn::DataSet data = some_data(8);
    for (const bool as_written : {false, true})
        for (const std::vector<int>& layer_dims : {std::vector{12, 5, 4, 1}, {12, 4, 1}, {12, 1}}) {
            dnn::TrainingOptions options;
            options.layer_dims = layer_dims;
            options.as_written = as_written;
            options.learning_rate = 0.05;
            options.iterations = 300;
            const dnn::TrainedModel notebook = dnn::train(data, options, go_on);
            options.stable = true;
            const dnn::TrainedModel stable = dnn::train(data, options, go_on);
            EXPECT(relative_difference(stable.costs, notebook.costs) < 1e-12);
            for (const auto& [name, matrix] : notebook.parameters)
                EXPECT(arma::approx_equal(stable.parameters.at(name), matrix, "absdiff", 1e-12), name);
        }
}

TEST_CASE(the_stable_cost_of_certain_examples) {
    const arma::mat Z{{800, -800, 0, 800, -800}}, Y{{1, 0, 1, 0, 1}};
    EXPECT(dnn::stable_cost(Z, Y) == (std::log(2) + 1600) / 5);
}

TEST_CASE(a_network_of_one_layer) {
    dnn::TrainingOptions options;
    options.layer_dims = {12, 1};
    options.iterations = 20;
    const std::vector<double> reduced = dnn::train(some_data(8), options, go_on).costs;
    options.reduce = false;
    EXPECT(relative_difference(reduced, dnn::train(some_data(8), options, go_on).costs) < 1e-10);
}

TEST_CASE(a_reduction_keeps_what_it_does_not_train) {
    for (const int copies : {1, 2, 8}) {
        const arma::mat X = some_data(8, copies).X;
        const arma::mat W1 = np::random::RandomState(6).randn(4, 12);
        dnn::Reduction reduction(X);
        const arma::mat reduced = reduction.reduce(W1);
        EXPECT(reduced.n_cols == 8U);
        EXPECT(arma::approx_equal(reduction.R(), arma::mat(arma::trimatu(reduction.R())), "absdiff", 0));
        EXPECT(arma::approx_equal(reduced * reduction.R(), W1 * X, "absdiff", 1e-13));
        EXPECT(arma::approx_equal(reduction.restore(reduced), W1, "absdiff", 1e-13));
        const arma::mat moved = reduction.restore(reduced + 1);
        EXPECT(arma::approx_equal((reduced + 1) * reduction.R(), moved * X, "absdiff", 1e-12));
        const arma::mat outside = arma::null(X.t()); // (12, 12 - rank), orthogonal to every image
        if (copies == 1)
            EXPECT(arma::approx_equal(moved * outside, W1 * outside, "absdiff", 1e-12));
    }
}

TEST_CASE(options_that_make_no_sense) {
    using Options = dnn::TrainingOptions;
    check_bad_options([](Options& o) { o.layer_dims = {12}; }, {"--layers", "it has 12"});
    check_bad_options([](Options& o) { o.layer_dims = {12, 0, 1}; }, {"at least one unit", "12,0,1"});
    check_bad_options([](Options& o) { o.layer_dims = {11, 3, 1}; }, {"must be the 12 values", "it is 11"});
    check_bad_options([](Options& o) { o.layer_dims = {12, 3, 2}; }, {"last", "must be 1", "it is 2"});
    check_bad_options(
        [](Options& o) {
            o.model = dnn::Model::two_layer;
            o.layer_dims = {12, 3, 2, 1};
        },
        {"three numbers", "12,3,2,1"});
    for (const double rate : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")})
        check_bad_options([&](Options& o) { o.learning_rate = rate; }, {"--learning-rate", np::str(rate)});
    check_bad_options([](Options& o) { o.iterations = 0; }, {"--iterations", "it is 0"});
}

TEST_CASE(a_cost_that_is_no_number_names_its_iteration) {
    dnn::TrainingOptions options;
    options.learning_rate = 1e6;
    int last = -1;
    try {
        dnn::train(some_data(8), options, [&](int i, double) {
            last = i;
            return true;
        });
        EXPECT(false, "the training went on");
    } catch (const support::Error& error) {
        const std::string message = error.what();
        EXPECT(message.find("at iteration " + std::to_string(last + 1) + ',') != std::string::npos, message);
        EXPECT(message.find("1000000.0") != std::string::npos, message);
    }
}

TEST_CASE(a_network_that_is_too_certain_gets_no_word_of_a_large_learning_rate) {
    // Two of a kind, one ten times as strong: its z passes 37 first, where σ(z) is 1 in double precision.
    arma::mat X(12, 2, arma::fill::zeros);
    X(0, 0) = 1;
    X(0, 1) = 10;
    dnn::TrainingOptions options;
    options.layer_dims = {12, 1};
    options.learning_rate = 1;
    check_error(
        [&] {
            dnn::train({X, {{1, 1}}, 2, 2}, options, go_on);
        },
        {"log(0)", "--iterations", "It was 0.000", "layer 1", "image 1 ",
         "saturation, not the learning rate"});
}

TEST_CASE(the_caller_ends_the_training) {
    dnn::TrainingOptions options;
    const dnn::TrainedModel trained = dnn::train(some_data(8), options, [](int i, double) { return i < 5; });
    EXPECT(!trained.complete);
    EXPECT(trained.iterations == 5);
    EXPECT(trained.costs.size() == 6U);
    const dnn::TrainedModel all = dnn::train(some_data(8), options, go_on);
    EXPECT(all.complete);
    EXPECT(all.iterations == 2500);
}

TEST_SUITE_END()

TEST_SUITE_IF(golden_training, no_shared_folder)

TEST_CASE(two_layer_model_on_the_course_data) {
    check_real_data(dnn::Model::two_layer, "costs_two_layer.csv", 1.0, 0.72);
}

TEST_CASE(deep_model_on_the_course_data) {
    check_real_data(dnn::Model::deep, "costs_L_layer.csv", 206 / 209.0, 0.8);
}

TEST_SUITE_END()
