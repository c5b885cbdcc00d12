// Training, and the file that keeps what was trained.
#include <boost/test/unit_test.hpp>

#include "dnn/dnn_utils.hpp"
#include "dnn/hdf5_file.hpp"
#include "dnn/numpy.hpp"
#include "dnn/parameters_file.hpp"
#include "dnn/trainer.hpp"
#include "tests/scratch.hpp"
#include "tests/shared.hpp"

#include <limits>

namespace fs = std::filesystem;
namespace utf = boost::unit_test;

namespace {

/// 2 x 2 images, so 12 inputs; two models.
std::vector<dnn::SavedModel> some_models() {
    return {{"two-layer", dnn::initialize_parameters_scaled({12, 3, 1}), 2, 2, 0.0075, 2500, "drawn data"},
            {"deep", dnn::initialize_parameters_scaled({12, 4, 3, 1}), 2, 2, 0.01, 7, "course data"}};
}

/// Saves a file with this one change.
fs::path damaged(const Scratch& scratch, const std::function<void(dnn::SavedModel&)>& change) {
    std::vector<dnn::SavedModel> models = some_models();
    change(models[1]);
    dnn::save_models(scratch / "m.h5", models);
    return scratch / "m.h5";
}

void check_bad(const fs::path& file, std::vector<std::string> facts) {
    facts.push_back(file.string());
    check_error([&] { dnn::load_models(file); }, facts);
}

} // namespace

BOOST_AUTO_TEST_SUITE(parameters_file)

BOOST_AUTO_TEST_CASE(what_is_saved_is_loaded) {
    const Scratch scratch;
    const std::vector<dnn::SavedModel> saved = some_models();
    dnn::save_models(scratch / "m.h5", saved);
    const std::vector<dnn::SavedModel> loaded = dnn::load_models(scratch / "m.h5");
    BOOST_REQUIRE(loaded.size() == saved.size());
    for (std::size_t i = 0; i < saved.size(); ++i) {
        BOOST_TEST(loaded[i].name == saved[i].name);
        BOOST_TEST(loaded[i].data == saved[i].data);
        BOOST_TEST(loaded[i].height == saved[i].height);
        BOOST_TEST(loaded[i].width == saved[i].width);
        BOOST_TEST(loaded[i].learning_rate == saved[i].learning_rate);
        BOOST_TEST(loaded[i].iterations == saved[i].iterations);
        BOOST_REQUIRE(loaded[i].parameters.size() == saved[i].parameters.size());
        for (const auto& [name, matrix] : saved[i].parameters)
            BOOST_TEST(arma::approx_equal(loaded[i].parameters.at(name), matrix, "absdiff", 0));
    }
}

BOOST_AUTO_TEST_CASE(numpy_sees_rows_and_columns) {
    const Scratch scratch;
    dnn::save_models(scratch / "m.h5", some_models());
    const H5::DataSet W1 = dnn::open_hdf5(scratch / "m.h5").openDataSet("deep/W1");
    BOOST_TEST(dnn::to_string(dnn::shape_of(W1)) == "4 x 12");
    std::vector<double> values(48);
    W1.read(values.data(), H5::PredType::NATIVE_DOUBLE);
    BOOST_TEST(values[1] == some_models()[1].parameters.at("W1")(0, 1)); // the second of the first row
}

BOOST_AUTO_TEST_CASE(files_that_hold_no_model) {
    const Scratch scratch;
    check_bad(scratch / "nowhere.h5", {"no such file"});
    check_bad(scratch.text("text.h5", "W1 = 3"), {"not an HDF5 file"});
    create_hdf5(scratch / "empty.h5");
    check_bad(scratch / "empty.h5", {"holds no model", "--save"});
    create_hdf5(scratch / "other.h5").createGroup("something");
    check_bad(scratch / "other.h5", {"something", "not one that train_cat --save wrote"});
    dnn::save_models(scratch / "cut.h5", some_models());
    fs::resize_file(scratch / "cut.h5", 3000);
    check_bad(scratch / "cut.h5", {"cut short or damaged"});
}

BOOST_AUTO_TEST_CASE(models_that_do_not_fit) {
    const Scratch scratch;
    using Model = dnn::SavedModel;
    check_bad(damaged(scratch, [](Model& m) { m.parameters.erase("b2"); }), {"the model deep", "no b2"});
    check_bad(damaged(scratch, [](Model& m) { m.parameters.erase("W1"); }), {"the model deep", "no W1"});
    check_bad(damaged(scratch, [](Model& m) { m.parameters["W2"].zeros(3, 5); }),
              {"W2 must be 3 x 4", "it is 3 x 5"});
    check_bad(damaged(scratch, [](Model& m) { m.parameters["b2"].zeros(1, 3); }),
              {"b2 must be 3 x 1", "it is 1 x 3"});
    check_bad(damaged(scratch, [](Model& m) { m.height = 3; }), {"W1 must be 4 x 18", "it is 4 x 12"});
    check_bad(damaged(scratch, [](Model& m) { m.height = 0; }), {"height", "above 0"});
    check_bad(damaged(scratch, [](Model& m) { m.parameters.erase("W3"); }),
              {"last layer must have 1", "has 3"});
    check_bad(damaged(scratch, [](Model& m) { m.parameters["W2"](0, 0) = arma::datum::nan; }),
              {"W2 holds NaN"});
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written) {
    const Scratch scratch;
    check_error([&] { dnn::save_models(scratch / "no" / "m.h5", some_models()); }, {"m.h5", "no folder"});
    check_error([&] { dnn::save_models(scratch.folder, some_models()); }, {"is a folder"});
    check_error([&] { dnn::save_models(scratch.text("file", "") / "m.h5", some_models()); },
                {"m.h5", "is not a folder"});
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

/// m images of 2 x 2 pixels, the first `copies` of them alike: X then has not the full rank.
dnn::DataSet some_data(int m, int copies = 1) {
    np::random::RandomState random(5);
    dnn::DataSet data;
    data.height = data.width = 2;
    data.X = random.uniform(0, 1, 12, m);
    for (int i = 1; i < copies; ++i)
        data.X.col(static_cast<arma::uword>(i)) = data.X.col(0);
    data.Y = arma::conv_to<arma::mat>::from(random.randn(1, m) > 0);
    return data;
}

bool go_on(int, double) {
    return true;
}

dnn::TrainedModel train(const dnn::DataSet& data, dnn::Model model, bool reduce, int iterations) {
    dnn::TrainingOptions options;
    options.model = model;
    options.layer_dims = model == dnn::Model::deep ? std::vector{12, 5, 4, 1} : std::vector{12, 4, 1};
    options.reduce = reduce;
    options.iterations = iterations;
    options.learning_rate = 0.05;
    return dnn::train(data, options, go_on);
}

double relative_difference(const std::vector<double>& a, const std::vector<double>& b) {
    BOOST_REQUIRE(a.size() == b.size());
    return arma::max(arma::abs(arma::vec(a) - arma::vec(b)) / arma::abs(arma::vec(b)));
}

void check_bad_options(const std::function<void(dnn::TrainingOptions&)>& change,
                       std::vector<std::string> facts) {
    dnn::TrainingOptions options;
    change(options);
    check_error([&] { dnn::train(some_data(3), options, go_on); }, facts);
}

std::vector<double> golden_costs(const std::string& name) {
    std::ifstream in(shared_folder() / "golden" / name);
    std::vector<double> costs;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line))
        costs.push_back(std::stod(line.substr(line.find(',') + 1)));
    return costs;
}

void check_real_data(dnn::Model model, const std::string& golden, double train_accuracy,
                     double test_accuracy) {
    const dnn::CatData data = dnn::read_cat_data(shared_folder() / "datasets");
    BOOST_TEST(data.name == "course data");
    dnn::TrainingOptions options;
    options.model = model;
    const dnn::TrainedModel trained = dnn::train(data.train, options, go_on);
    const std::vector<double> costs = golden_costs(golden);
    BOOST_REQUIRE(costs.size() == 2500);
    BOOST_TEST(relative_difference(trained.costs, costs) < 1e-9);
    BOOST_TEST(dnn::accuracy(dnn::predict(data.train.X, trained.parameters), data.train.Y) == train_accuracy);
    BOOST_TEST(dnn::accuracy(dnn::predict(data.test.X, trained.parameters), data.test.Y) == test_accuracy);
}

} // namespace

BOOST_AUTO_TEST_SUITE(trainer)

BOOST_AUTO_TEST_CASE(reduced_and_full_training_agree) {
    struct Case {
        int m, copies;
    };
    for (const auto& [m, copies] : {Case{1, 1}, {8, 1}, {8, 8}, {8, 3}, {11, 1}, {12, 1}, {20, 1}})
        for (const dnn::Model model : {dnn::Model::two_layer, dnn::Model::deep}) {
            BOOST_TEST_CONTEXT(m << " images, " << copies << " alike, " << dnn::to_string(model)) {
                const dnn::DataSet data = some_data(m, copies);
                const dnn::TrainedModel reduced = train(data, model, true, 300),
                                        full = train(data, model, false, 300);
                BOOST_TEST(relative_difference(reduced.costs, full.costs) < 1e-10);
                for (const auto& [name, matrix] : full.parameters)
                    BOOST_TEST(arma::approx_equal(reduced.parameters.at(name), matrix, "reldiff", 1e-8),
                               name);
            }
        }
}

BOOST_AUTO_TEST_CASE(options_that_make_no_sense) {
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

BOOST_AUTO_TEST_CASE(a_cost_that_is_no_number_names_its_iteration) {
    dnn::TrainingOptions options;
    options.learning_rate = 1e6;
    int last = -1;
    try {
        dnn::train(some_data(8), options, [&](int i, double) {
            last = i;
            return true;
        });
        BOOST_ERROR("the training went on");
    } catch (const dnn::Error& error) {
        const std::string message = error.what();
        BOOST_TEST(message.find("at iteration " + std::to_string(last + 1) + ',') != std::string::npos,
                   message);
        BOOST_TEST(message.find("1000000.0") != std::string::npos, message);
    }
}

BOOST_AUTO_TEST_CASE(a_network_that_is_too_certain_is_not_told_of_a_large_learning_rate) {
    arma::mat X(12, 2,
                arma::fill::zeros); // two of a kind, one ten times as strong: its z passes 37 first, where
    X(0, 0) = 1;                    // σ(z) is 1 in double precision
    X(0, 1) = 10;
    dnn::TrainingOptions options;
    options.layer_dims = {12, 1};
    options.learning_rate = 1;
    check_error(
        [&] {
            dnn::train({X, {{1, 1}}, 2, 2}, options, go_on);
        },
        {"log(0)", "--iterations", "It was 0.000"});
}

BOOST_AUTO_TEST_CASE(the_caller_ends_the_training) {
    dnn::TrainingOptions options;
    const dnn::TrainedModel trained = dnn::train(some_data(8), options, [](int i, double) { return i < 5; });
    BOOST_TEST(!trained.complete);
    BOOST_TEST(trained.iterations == 5);
    BOOST_TEST(trained.costs.size() == 6U);
    const dnn::TrainedModel all = dnn::train(some_data(8), options, go_on);
    BOOST_TEST(all.complete);
    BOOST_TEST(all.iterations == 2500);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(golden_training, *utf::precondition(needs_shared))

BOOST_AUTO_TEST_CASE(two_layer_model_on_the_course_data) {
    check_real_data(dnn::Model::two_layer, "costs_two_layer.csv", 1.0, 0.72);
}

BOOST_AUTO_TEST_CASE(deep_model_on_the_course_data) {
    check_real_data(dnn::Model::deep, "costs_L_layer.csv", 206 / 209.0, 0.8);
}

BOOST_AUTO_TEST_SUITE_END()
