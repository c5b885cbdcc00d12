// The file of trained models.
#include "dnn/data/hdf5_file.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/support/files.hpp"
#include "dnn/training/saved_models.hpp"
#include "tests/expect.hpp"
#include "tests/hdf5.hpp"
#include "tests/scratch.hpp"

namespace fs = std::filesystem;

namespace {

/// 2 x 2 images, so 12 inputs; two models.
std::vector<dnn::SavedModel> some_models() {
    return {{"two-layer", dnn::initialize_parameters_scaled({12, 3, 1}), 2, 2, 0.0075, 2500, "drawn data"},
            {"deep", dnn::initialize_parameters_scaled({12, 4, 3, 1}), 2, 2, 0.01, 7, "course data"}};
}

/// Saves a file with one change.
fs::path damaged(const Scratch& scratch, const std::function<void(dnn::SavedModel&)>& change) {
    std::vector<dnn::SavedModel> models = some_models();
    change(models[1]);
    dnn::save_models(scratch / "m.h5", models);
    return scratch / "m.h5";
}

void check_bad_model(const fs::path& file, std::vector<std::string> facts) {
    facts.push_back(file.string());
    check_error([&] { dnn::load_models(file); }, facts);
}

} // namespace

TEST_SUITE(parameters_file)

TEST_CASE(what_is_saved_is_loaded) {
    const Scratch scratch;
    const std::vector<dnn::SavedModel> saved = some_models();
    dnn::save_models(scratch / "m.h5", saved);
    const std::vector<dnn::SavedModel> loaded = dnn::load_models(scratch / "m.h5");
    REQUIRE(loaded.size() == saved.size());
    for (std::size_t i = 0; i < saved.size(); ++i) {
        EXPECT(loaded[i].name == saved[i].name);
        EXPECT(loaded[i].data == saved[i].data);
        EXPECT(loaded[i].height == saved[i].height);
        EXPECT(loaded[i].width == saved[i].width);
        EXPECT(loaded[i].learning_rate == saved[i].learning_rate);
        EXPECT(loaded[i].iterations == saved[i].iterations);
        REQUIRE(loaded[i].parameters.size() == saved[i].parameters.size());
        for (const auto& [name, matrix] : saved[i].parameters)
            EXPECT(arma::approx_equal(loaded[i].parameters.at(name), matrix, "absdiff", 0));
    }
}

TEST_CASE(numpy_sees_rows_and_columns) {
    const Scratch scratch;
    dnn::save_models(scratch / "m.h5", some_models());
    const H5::DataSet W1 = dnn::open_hdf5(scratch / "m.h5").openDataSet("deep/W1");
    EXPECT(dnn::to_string(dnn::shape_of(W1)) == "4 x 12");
    std::vector<double> values(48);
    W1.read(values.data(), H5::PredType::NATIVE_DOUBLE);
    EXPECT(values[1] == some_models()[1].parameters.at("W1")(0, 1)); // the second of the first row
}

TEST_CASE(files_that_hold_no_model) {
    const Scratch scratch;
    check_bad_model(scratch / "nowhere.h5", {"no such file"});
    check_bad_model(scratch.text("text.h5", "W1 = 3"), {"not an HDF5 file"});
    create_hdf5(scratch / "empty.h5");
    check_bad_model(scratch / "empty.h5", {"holds no model", "--save"});
    create_hdf5(scratch / "other.h5").createGroup("something");
    check_bad_model(scratch / "other.h5", {"something", "not written by ./deepsteps train --save"});
    dnn::save_models(scratch / "cut.h5", some_models());
    fs::resize_file(scratch / "cut.h5", 3000);
    check_bad_model(scratch / "cut.h5", {"damaged or cut short"});
}

TEST_CASE(a_flipped_bit_is_noticed_wherever_it_is) {
    const Scratch scratch;
    dnn::save_models(scratch / "m.h5", some_models());
    const std::string good = support::read_file(scratch / "m.h5");
    for (std::size_t at = 0; at < good.size(); at += at < 512 ? 101 : 397) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
        scratch.text("bad.h5", bytes);
        // What the program that wrote it was called is no number.
        if (const std::size_t version = good.find("written by"); at < version || at > version + 40)
            check_bad_model(scratch / "bad.h5", {"damaged"});
    }
    // Older versions wrote no seal.
    dnn::load_models(scratch.text("old.h5", good.substr(512)));
}

TEST_CASE(models_that_do_not_fit) {
    const Scratch scratch;
    using Model = dnn::SavedModel;
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters.erase("b2"); }),
                    {"the model deep", "no b2"});
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters.erase("W1"); }),
                    {"the model deep", "no W1"});
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters["W2"].zeros(3, 5); }),
                    {"W2 must be 3 x 4", "it is 3 x 5"});
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters["b2"].zeros(1, 3); }),
                    {"b2 must be 3 x 1", "it is 1 x 3"});
    check_bad_model(damaged(scratch, [](Model& m) { m.height = 3; }), {"W1 must be 4 x 18", "it is 4 x 12"});
    check_bad_model(damaged(scratch, [](Model& m) { m.height = 0; }), {"height", "positive integer"});
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters.erase("W3"); }),
                    {"last layer must have 1", "has 3"});
    check_bad_model(damaged(scratch, [](Model& m) { m.parameters["W2"](0, 0) = arma::datum::nan; }),
                    {"W2 holds NaN"});
}

TEST_CASE(a_folder_that_cannot_be_written) {
    const Scratch scratch;
    check_error([&] { dnn::save_models(scratch / "no" / "m.h5", some_models()); }, {"m.h5", "no folder"});
    check_error([&] { dnn::save_models(scratch.folder, some_models()); }, {"is a folder"});
    check_error([&] { dnn::save_models(scratch.text("file", "") / "m.h5", some_models()); },
                {"m.h5", "is not a folder"});
    check_error([&] { dnn::save_models(scratch / std::string(300, 'x'), some_models()); },
                {"name is too long"});
}

TEST_CASE(a_link_stays_a_link_and_its_target_is_written) {
    const Scratch scratch;
    fs::create_directory(scratch / "there");
    fs::create_symlink("there/m.h5", scratch / "link.h5");
    for (int time = 0; time < 2; ++time) { // the target is new, then old
        dnn::save_models(scratch / "link.h5", some_models());
        EXPECT(fs::is_symlink(scratch / "link.h5"));
        EXPECT(dnn::load_models(scratch / "there" / "m.h5").size() == 2U);
        fs::permissions(scratch / "there" / "m.h5", fs::perms::owner_read | fs::perms::owner_write);
    }
    EXPECT((fs::status(scratch / "there" / "m.h5").permissions() ==
            (fs::perms::owner_read | fs::perms::owner_write)));
    EXPECT(std::distance(fs::directory_iterator(scratch / "there"), {}) == 1);
    fs::create_symlink("circle", scratch / "circle");
    check_error([&] { dnn::save_models(scratch / "circle", some_models()); }, {"circle", "leads nowhere"});
    const fs::path long_name = scratch / std::string(250, 'x'); // longer with what a draft adds
    dnn::save_models(long_name, some_models());
    EXPECT(dnn::load_models(long_name).size() == 2U);
}

TEST_SUITE_END()
