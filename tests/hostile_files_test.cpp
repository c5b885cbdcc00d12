// Files that are cut, no files at all, or say nothing: each ends in one sentence, in seconds, or is read rightly.
#include "dnn/data/dataset.hpp"
#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/image.hpp"
#include "dnn/data/parcel.hpp"
#include "dnn/data/stranger.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/support/files.hpp"
#include "dnn/training/saved_models.hpp"
#include "tests/expect.hpp"
#include "tests/hostile.hpp"
#include "tests/shared.hpp"

#include <stb/stb_image_write.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>

namespace hostile {
namespace {

void cut_everywhere(const files::path& whole, const files::path& cut, std::size_t step,
                    const std::function<void()>& read) {
    const std::string bytes = support::read_file(whole);
    REQUIRE(bytes.size() > 100);
    for (std::size_t size = 0; size < bytes.size(); size += step) {
        std::ofstream(cut, std::ios::binary) << bytes.substr(0, size);
        ends_well(whole.filename().string() + " cut to " + std::to_string(size), read, {});
    }
}

/// An attribute "data" or "origin" that says nothing: a text of variable length that was never written.
void add_null_text(const H5::H5Object& object, const std::string& name) {
    object.createAttribute(name, H5::StrType(H5::PredType::C_S1, H5T_VARIABLE), H5::DataSpace());
}

void hides_its_text(const H5::H5Object& object, const std::string& name) {
    const hsize_t two = 2;
    object.createAttribute(name, H5::StrType(H5::PredType::C_S1, H5T_VARIABLE), H5::DataSpace(1, &two));
}

} // namespace

TEST_SUITE(hostile_files)

TEST_CASE(compressed_sets_behind_a_user_block_are_read) {
    const Scratch scratch;
    const files::path file = scratch / "train.h5";
    {
        H5::FileCreatPropList with_block;
        with_block.setUserblock(1024);
        const H5::H5File h5(file.string(), H5F_ACC_TRUNC, with_block);
        make_set(h5, "train_set_x", byte(), {2, 4, 4, 3}, chunks({1, 4, 4, 3}, 9));
        make_labels(h5);
    }
    EXPECT((arma::size(dnn::read_data_set(file, "train").X) == arma::size(48, 2)));
}

TEST_CASE(texts_that_say_nothing_are_no_names) {
    const Scratch scratch;
    const auto name_with = [&](const std::function<void(const H5::H5File&)>& add) {
        const files::path folder = scratch / "mine";
        dnn::write_data_set(folder / dnn::test_file, "test", arma::Mat<unsigned char>(48, 1), {1}, 4, 4);
        {
            const H5::H5File h5 = create_hdf5(folder / dnn::train_file);
            make_images(h5);
            make_labels(h5);
            add(h5);
        }
        return dnn::read_cat_data(folder).name;
    };
    EXPECT(name_with([](const H5::H5File& h5) { add_null_text(h5, "origin"); }) == "mine");
    EXPECT(name_with([](const H5::H5File& h5) { hides_its_text(h5, "origin"); }) == "mine");
    EXPECT(name_with([](const H5::H5File& h5) { h5.createAttribute("origin", real(), H5::DataSpace()); }) ==
           "mine");
    EXPECT(
        name_with([](const H5::H5File& h5) {
            const H5::StrType variable(H5::PredType::C_S1, H5T_VARIABLE);
            h5.createAttribute("origin", variable, H5::DataSpace()).write(variable, std::string("as h5py"));
        }) == "as h5py");
    EXPECT(name_with([](const H5::H5File& h5) { dnn::write_text(h5, "origin", "\x1b[1mtwo\nlines"); }) ==
           "two lines");
    EXPECT(name_with([](const H5::H5File& h5) { dnn::write_text(h5, "origin", ""); }) == "mine");
    EXPECT(name_with([](const H5::H5File& h5) {
               dnn::write_text(h5, "origin", std::string(900, 'x'));
           }).size() < 100);

    const files::path models = scratch / "m.h5";
    {
        const H5::H5File h5 = create_hdf5(models);
        const H5::Group group = h5.createGroup("deep");
        make_model(group);
        add_null_text(group, "data");
    }
    EXPECT(dnn::load_models(models).front().data.empty());
}

TEST_CASE(files_that_are_cut) {
    const Scratch scratch;
    const arma::Mat<unsigned char> pixels(48, 3, arma::fill::zeros);
    dnn::write_data_set(scratch / "whole.h5", "train", pixels, {0, 1, 0}, 4, 4, "drawn data");
    cut_everywhere(scratch / "whole.h5", scratch / "cut.h5", 97,
                   [&] { dnn::read_data_set(scratch / "cut.h5", "train"); });
    dnn::save_models(scratch / "models.h5",
                     {{"deep", dnn::initialize_parameters_scaled({12, 3, 1}), 2, 2, 0.01, 7, "course data"}});
    cut_everywhere(scratch / "models.h5", scratch / "cut.h5", 211,
                   [&] { dnn::load_models(scratch / "cut.h5"); });

    arma::Mat<unsigned char> noise(16 * 3, 16);
    noise.imbue([state = 1U]() mutable {
        return static_cast<unsigned char>((state = state * 48271U % 65537U) >> 3);
    });
    stbi_write_png((scratch / "whole.png").c_str(), 16, 16, 3, noise.memptr(), 0);
    stbi_write_jpg((scratch / "whole.jpg").c_str(), 16, 16, 3, noise.memptr(), 80);
    for (const char* image : {"whole.png", "whole.jpg"})
        cut_everywhere(scratch / image, scratch / "cut", 23, [&] { dnn::read_image(scratch / "cut", 4, 4); });
}

TEST_CASE(what_is_no_file) {
    const Scratch scratch;
    for (const files::path& file : {a_pipe(scratch), files::path("/dev/zero")}) {
        ends_well(file, [&] { dnn::read_data_set(file, "train"); }, {file.string(), "a pipe or a device"});
        ends_well(file, [&] { dnn::load_models(file); }, {file.string(), "a pipe or a device"});
        ends_well(file, [&] { dnn::read_image(file, 4, 4); }, {file.string(), "a pipe or a device"});
    }
}

TEST_CASE(a_child_that_was_taken_over_is_not_believed) {
    const Scratch scratch;
    const files::path file = scratch.text("file", "");
    const std::string sentence = "cannot be read";
    const auto unpack_text = [](dnn::Unpacked& unpacked) { unpacked.text(); };
    using Pack = std::function<void(dnn::Parcel&)>;
    for (const Pack& pack :
         {Pack([](dnn::Parcel&) {}), Pack([](dnn::Parcel& parcel) { parcel.put(~std::uint64_t{0}); }),
          Pack([](dnn::Parcel& parcel) {
              parcel.put(std::string_view("text"));
              parcel.put(1); // and more
          }),
          Pack([](dnn::Parcel&) { std::raise(SIGSEGV); })})
        check_error([&] { dnn::read_in_child(file, pack, unpack_text); }, {file.string(), sentence});
    check_error(
        [&] {
            dnn::read_in_child(
                file,
                [](dnn::Parcel&) { throw support::Error("two\nlines\x1b[31m" + std::string(9000, 'x')); },
                unpack_text);
        },
        {"two lines"});
}

TEST_CASE_IF(cases_beside_the_project, no_shared_folder) {
    const Scratch scratch;
    const files::path cases = shared_folder() / "cases" / "hdf5";
    REQUIRE(files::exists(cases));
    EXPECT(!dnn::load_models(cases / "parameters_null_data_attribute.h5").empty());
    // Each takes all the seconds that its reader has: one of each kind, and all of them in the long lane.
    const std::string models = std::getenv("DEEPSTEPS_LONG") ? "parameters_hang" : "parameters_hang_1.";
    for (const auto& entry : files::directory_iterator(cases)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(models))
            ends_well(name, [&] { dnn::load_models(entry.path()); }, {"cannot be read"});
        else if (name.starts_with("dataset"))
            ends_well(name, [&] { dnn::read_data_set(entry.path(), "train"); }, {"cannot be read"});
    }
    EXPECT(dnn::read_cat_data(cases / "origin_null").name == "origin_null");
}

TEST_SUITE_END()

} // namespace hostile
