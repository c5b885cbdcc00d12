// The data set's files and images: what is written can be read again, and every kind of bad input gets its sentence.
#include "dnn/data/dataset.hpp"
#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/image.hpp"
#include "tests/expect.hpp"
#include "tests/hdf5.hpp"
#include "tests/scratch.hpp"

#include <stb/stb_image_write.h>

#include <cstdlib>
#include <numeric>

namespace fs = std::filesystem;

namespace {

constexpr int height = 2, width = 3, n_x = height * width * 3;

arma::Mat<unsigned char> some_pixels(arma::uword m) {
    arma::Mat<unsigned char> pixels(n_x, m);
    std::iota(pixels.begin(), pixels.end(), static_cast<unsigned char>(0));
    return pixels;
}

/// A folder in the course's layout: 3 training and 2 test images.
void write_folder(const fs::path& folder, const std::string& origin = "") {
    dnn::write_data_set(folder / dnn::train_file, "train", some_pixels(3), {0, 1, 0}, height, width, origin);
    dnn::write_data_set(folder / dnn::test_file, "test", some_pixels(2), {1, 0}, height, width, origin);
}

template <class Value>
void add_set(const H5::H5File& h5, const std::string& name, const H5::PredType& type, const dnn::Shape& shape,
             const std::vector<Value>& values) {
    h5.createDataSet(name, type, H5::DataSpace(static_cast<int>(shape.size()), shape.data()))
        .write(values.data(), type);
}

/// A file train.h5 with these images and labels.
fs::path write_raw(const Scratch& scratch, const dnn::Shape& x_shape, const std::vector<long long>& labels) {
    fs::path file = scratch / "train.h5";
    const H5::H5File h5 = create_hdf5(file);
    const hsize_t bytes = std::accumulate(x_shape.begin(), x_shape.end(), hsize_t{1}, std::multiplies<>());
    add_set(h5, "train_set_x", H5::PredType::NATIVE_UCHAR, x_shape, std::vector<unsigned char>(bytes, 7));
    add_set(h5, "train_set_y", H5::PredType::NATIVE_LLONG, {labels.size()}, labels);
    return file;
}

void check_bad_data(const fs::path& file, std::vector<std::string> facts) {
    facts.push_back(file.string());
    check_error([&] { dnn::read_data_set(file, "train"); }, facts);
}

} // namespace

TEST_SUITE(data_set)

TEST_CASE(what_is_written_is_read) {
    const Scratch scratch;
    const fs::path file = scratch / "new" / dnn::train_file; // the folder is created
    dnn::write_data_set(file, "train", some_pixels(3), {0, 1, 0}, height, width);
    const dnn::DataSet data = dnn::read_data_set(file, "train");
    EXPECT(data.height == height);
    EXPECT(data.width == width);
    EXPECT((arma::size(data.X) == arma::size(n_x, 3)));
    EXPECT(data.X(1, 0) == 1 / 255.0);  // the green of the first pixel
    EXPECT(data.X(0, 1) == 18 / 255.0); // the next image starts where the first ends
    EXPECT(arma::approx_equal(data.Y, arma::mat{{0, 1, 0}}, "absdiff", 0));
    EXPECT(std::distance(fs::directory_iterator(scratch / "new"), {}) == 1, "a temporary file is left");
}

TEST_CASE(files_that_are_no_hdf5) {
    const Scratch scratch;
    check_bad_data(scratch / "nowhere.h5", {"no such file"});
    check_bad_data(scratch.folder, {"is a folder"});
    check_bad_data(scratch.text("empty.h5", ""), {"is empty"});
    check_bad_data(scratch.text("page.h5", "<html>Not Found</html>"), {"not an HDF5 file"});
    check_bad_data(
        scratch.text("lfs.h5", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 2572022\n"),
        {"Git LFS pointer", "git lfs pull"});
}

TEST_CASE(a_truncated_file) {
    const Scratch scratch;
    const fs::path file = write_raw(scratch, {50, 8, 8, 3}, std::vector<long long>(50));
    fs::resize_file(file, 5000);
    check_bad_data(file, {"cut short or damaged", "5000 bytes"});
}

TEST_CASE(a_missing_set) {
    const Scratch scratch;
    write_folder(scratch.folder);
    check_bad_data(scratch / dnn::test_file, {"no data set train_set_x", "it holds test_set_x, test_set_y"});
    const fs::path file = scratch / "group.h5";
    create_hdf5(file).createGroup("train_set_x");
    check_bad_data(file, {"train_set_x is a group"});
}

TEST_CASE(images_of_the_wrong_shape) {
    const Scratch scratch;
    check_bad_data(write_raw(scratch, {2, 4, 9}, {0, 1}),
                   {"train_set_x", "4 dimensions", "it has 3 (2 x 4 x 9)"});
    check_bad_data(write_raw(scratch, {2, 4, 4, 4}, {0, 1}), {"3 colours", "it has 4 (2 x 4 x 4 x 4)"});
    check_bad_data(write_raw(scratch, {0, 4, 4, 3}, {}), {"no images (0 x 4 x 4 x 3)"});
    check_bad_data(write_raw(scratch, {2, 0, 4, 3}, {0, 1}), {"no images (2 x 0 x 4 x 3)"});
}

TEST_CASE(sizes_that_no_memory_holds) {
    const Scratch scratch;
    for (const dnn::Shape& shape :
         {dnn::Shape{209, 640000, 640000, 3}, dnn::Shape{1ULL << 62, 1ULL << 60, 8, 3}}) {
        const fs::path file = scratch / "huge.h5";
        {
            const H5::H5File h5 = create_hdf5(file);
            const hsize_t chunk[] = {1, 1, 1, 3};
            H5::DSetCreatPropList chunked; // takes no room before something is written
            chunked.setChunk(4, chunk);
            const std::vector<hsize_t> unlimited(4, H5S_UNLIMITED);
            h5.createDataSet("train_set_x", H5::PredType::NATIVE_UCHAR,
                             H5::DataSpace(4, shape.data(), unlimited.data()), chunked);
            add_set(h5, "train_set_y", H5::PredType::NATIVE_LLONG, {2}, std::vector<long long>{0, 1});
        }
        check_bad_data(file, {"train_set_x", dnn::to_string(shape), "4 GiB"});
    }
}

TEST_CASE(values_of_the_wrong_type) {
    const Scratch scratch;
    const fs::path file = scratch / "types.h5";
    const std::vector<double> doubles(std::size_t{2} * 4 * 4 * 3);
    {
        const H5::H5File h5 = create_hdf5(file);
        add_set(h5, "train_set_x", H5::PredType::NATIVE_DOUBLE, {2, 4, 4, 3}, doubles);
        add_set(h5, "train_set_y", H5::PredType::NATIVE_LLONG, {2}, std::vector<long long>{0, 1});
    }
    check_bad_data(file, {"train_set_x", "uint8", "it holds 64-bit floating-point numbers"});
    {
        const H5::H5File h5 = create_hdf5(file);
        add_set(h5, "train_set_x", H5::PredType::NATIVE_SCHAR, {2, 4, 4, 3}, std::vector<signed char>(96));
        add_set(h5, "train_set_y", H5::PredType::NATIVE_LLONG, {2}, std::vector<long long>{0, 1});
    }
    check_bad_data(file, {"uint8", "it holds signed 8-bit integers"});
    {
        const H5::H5File h5 = create_hdf5(file);
        add_set(h5, "train_set_x", H5::PredType::NATIVE_UCHAR, {2, 4, 4, 3}, std::vector<unsigned char>(96));
        add_set(h5, "train_set_y", H5::PredType::NATIVE_DOUBLE, {2}, doubles);
    }
    check_bad_data(file, {"train_set_y", "integers", "it holds 64-bit floating-point numbers"});
}

TEST_CASE(labels_of_any_integer_type) {
    const Scratch scratch;
    const fs::path file = scratch / "bytes.h5";
    {
        const H5::H5File h5 = create_hdf5(file);
        add_set(h5, "train_set_x", H5::PredType::NATIVE_UCHAR, {2, 4, 4, 3}, std::vector<unsigned char>(96));
        add_set(h5, "train_set_y", H5::PredType::NATIVE_UCHAR, {2}, std::vector<unsigned char>{0, 1});
    }
    EXPECT(arma::accu(dnn::read_data_set(file, "train").Y) == 1);
}

TEST_CASE(labels_that_do_not_fit) {
    const Scratch scratch;
    check_bad_data(write_raw(scratch, {2, 4, 4, 3}, {0, 1, 1}),
                   {"train_set_y", "one label per image, so 2", "it has 3"});
    check_bad_data(write_raw(scratch, {3, 4, 4, 3}, {0, 2, -1}), {"only 0 and 1; it holds -1, 0, 2."});
    const fs::path file = scratch / "rank.h5";
    {
        const H5::H5File h5 = create_hdf5(file);
        add_set(h5, "train_set_x", H5::PredType::NATIVE_UCHAR, {2, 4, 4, 3}, std::vector<unsigned char>(96));
        add_set(h5, "train_set_y", H5::PredType::NATIVE_LLONG, {1, 2}, std::vector<long long>{0, 1});
    }
    check_bad_data(file, {"train_set_y", "1 dimension", "it has 2 (1 x 2)"});
}

TEST_CASE(a_folder_that_cannot_be_written) {
    const Scratch scratch;
    const fs::path below_a_file = scratch.text("file", "") / "folder" / dnn::train_file;
    check_error([&] { dnn::write_data_set(below_a_file, "train", some_pixels(1), {0}, height, width); },
                {below_a_file.string(), "cannot be written"});
}

TEST_CASE(two_files_make_a_data_set) {
    const Scratch scratch;
    check_error([&] { dnn::read_cat_data(scratch / "nowhere"); }, {"no such folder", dnn::train_file});
    check_error([&] { dnn::read_cat_data(scratch.text("file", "")); }, {"is not a folder"});
    check_error([&] { dnn::read_cat_data(scratch.folder); }, {dnn::train_file, "no such file"});
    write_folder(scratch / "mine");
    EXPECT(dnn::read_cat_data(scratch / "mine").name == "mine");
    write_folder(scratch / "other", "drawn data");
    EXPECT(dnn::read_cat_data(scratch / "other").name == "drawn data");
    dnn::write_data_set(scratch / "mine" / dnn::test_file, "test", some_pixels(2), {1, 0}, width, height);
    check_error([&] { dnn::read_cat_data(scratch / "mine"); }, {"2 x 3", "3 x 2", "same size"});
}

TEST_CASE(where_the_data_is_found) {
    const Scratch scratch;
    const fs::path project = scratch / "project", drawn = scratch / "drawn";
    unsetenv("DEEPSTEPS_DATA");
    EXPECT(dnn::find_cat_data("", project, drawn).name == "drawn data");
    EXPECT(dnn::find_cat_data("", project, drawn).train.X.n_cols == 209);

    write_folder(project / "datasets");
    EXPECT(dnn::find_cat_data("", project, drawn).name == "datasets");
    write_folder(scratch / "variable");
    setenv("DEEPSTEPS_DATA", (scratch / "variable").c_str(), 1);
    EXPECT(dnn::find_cat_data("", project, drawn).name == "variable");
    write_folder(scratch / "given");
    EXPECT(dnn::find_cat_data(scratch / "given", project, drawn).name == "given");
    setenv("DEEPSTEPS_DATA", (scratch / "nowhere").c_str(), 1);
    check_error([&] { dnn::find_cat_data("", project, drawn); }, {"no such folder", "DEEPSTEPS_DATA"});
    unsetenv("DEEPSTEPS_DATA");

    fs::remove(project / "datasets" / dnn::test_file);
    check_error([&] { dnn::find_cat_data("", project, drawn); }, {"but not test_catvnoncat.h5"});
    fs::remove_all(project);
    scratch.text("drawn/train_catvnoncat.h5", "damaged"); // is drawn again
    EXPECT(dnn::find_cat_data("", project, drawn).name == "drawn data");
}

TEST_SUITE_END()

TEST_SUITE(image)

TEST_CASE(an_image_of_the_right_size_is_read_byte_by_byte) {
    const Scratch scratch;
    const arma::Mat<unsigned char> pixels = some_pixels(1);
    stbi_write_png((scratch / "small.png").c_str(), width, height, 3, pixels.memptr(), 0);
    const arma::mat x = dnn::read_image(scratch / "small.png", height, width);
    EXPECT(arma::approx_equal(x, arma::conv_to<arma::mat>::from(pixels) / 255, "absdiff", 0));
}

TEST_CASE(the_middle_is_kept) {
    const Scratch scratch;
    arma::Cube<unsigned char> wide(3, 90, 30, arma::fill::zeros); // colour, column, row: as a file stores it
    wide.cols(30, 59).fill(200);
    stbi_write_png((scratch / "wide.png").c_str(), 90, 30, 3, wide.memptr(), 0);
    const arma::mat x = dnn::read_image(scratch / "wide.png", 10, 10);
    EXPECT((arma::size(x) == arma::size(300, 1)));
    EXPECT(x.min() == 200 / 255.0);
    EXPECT(x.max() == 200 / 255.0);
    const arma::mat whole = dnn::read_image(scratch / "wide.png", 10, 30);
    EXPECT(whole(0) == 0);
    EXPECT(whole(arma::uword{15} * 3) == 200 / 255.0);
}

TEST_CASE(grey_transparent_and_jpeg) {
    const Scratch scratch;
    const std::vector<unsigned char> grey(16, 51), alpha(64, 0);
    stbi_write_png((scratch / "grey.png").c_str(), 4, 4, 1, grey.data(), 0);
    stbi_write_png((scratch / "alpha.png").c_str(), 4, 4, 4, alpha.data(), 0);
    stbi_write_jpg((scratch / "grey.jpg").c_str(), 4, 4, 1, grey.data(), 95);
    for (const char* name : {"grey.png", "grey.jpg"}) {
        const arma::mat x = dnn::read_image(scratch / name, 4, 4);
        EXPECT((arma::size(x) == arma::size(48, 1)));
        EXPECT(arma::abs(x - 0.2).max() < 0.02);
    }
    EXPECT(dnn::read_image(scratch / "alpha.png", 4, 4).min() == 1, "transparent is white");
}

TEST_CASE(what_is_no_image) {
    const Scratch scratch;
    const auto check = [&](const fs::path& file, const std::vector<std::string>& facts) {
        check_error([&] { dnn::read_image(file, 4, 4); }, facts);
    };
    check(scratch / "nowhere.png", {"nowhere.png", "no such file"});
    check(scratch.folder, {"is a folder"});
    check(scratch.text("empty.png", ""), {"empty.png", "is empty"});
    check(scratch.text("text.jpg", "a picture of a cat"), {"text.jpg", "not a JPEG or PNG"});
    check(scratch.text("cut.png", "\x89PNG\r\n\x1a\n"), {"cut.png", "damaged"});
    // The header of a PNG of 16384 x 16384 pixels.
    const std::string head(
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x40\0\0\0\x40\0\x08\x02\0\0\0....\0\0\0\x04IDAT........", 49);
    check(scratch.text("vast.png", head), {"vast.png", "16384 x 16384", "Make it smaller"});
}

TEST_SUITE_END()
