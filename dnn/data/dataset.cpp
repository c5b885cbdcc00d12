#include "dnn/data/dataset.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/painter.hpp"
#include "dnn/support/error.hpp"

#include <cstdlib>

namespace dnn {
namespace fs = std::filesystem;

namespace {

using Pixels = arma::Mat<unsigned char>;

constexpr const char* layout = " The course's layout: uint8 images (m, height, width, 3) and m labels, "
                               "1 for a cat and 0 for anything else.";

H5::DataSet open_set(const H5::H5File& h5, const fs::path& file, const std::string& name) {
    if (h5.nameExists(name) && h5.childObjType(name) == H5O_TYPE_DATASET)
        return h5.openDataSet(name);
    const std::vector<std::string> names = names_in(h5.openGroup("/"));
    throw support::Error(file.string() + " has no data set " + name + "; it holds " +
                         (names.empty() ? "nothing" : joined(names)) + '.' + layout);
}

void check_images(const H5::DataSet& set, const std::string& where) {
    const Shape shape = shape_of(set);
    const std::string found = to_string(shape);
    if (shape.size() != 4)
        throw support::Error(where + " must have 4 dimensions, images x height x width x 3; it has " +
                             std::to_string(shape.size()) + " (" + found + ")." + layout);
    if (set.getTypeClass() != H5T_INTEGER || set.getDataType().getSize() != 1 ||
        H5Tget_sign(set.getDataType().getId()) != H5T_SGN_NONE)
        throw support::Error(where + " must hold unsigned 8-bit integers (uint8); it holds " + type_of(set) +
                             '.' + layout);
    if (shape[3] != 3)
        throw support::Error(where + " must have 3 colours as its last dimension; it has " +
                             std::to_string(shape[3]) + " (" + found + ")." + layout);
    if (shape[0] == 0 || shape[1] == 0 || shape[2] == 0)
        throw support::Error(where + " holds no images (" + found + ").");
    if (!fits_in_memory(shape))
        throw support::Error(where + " claims to hold " + found +
                             " values, more than the limit of 4 GiB. The file is damaged or too large.");
}

void check_labels(const H5::DataSet& set, const std::string& where, hsize_t images) {
    const Shape shape = shape_of(set);
    if (shape.size() != 1)
        throw support::Error(where + " must have 1 dimension, one label per image; it has " +
                             std::to_string(shape.size()) + " (" + to_string(shape) + ")." + layout);
    if (set.getTypeClass() != H5T_INTEGER)
        throw support::Error(where + " must hold integers; it holds " + type_of(set) + '.' + layout);
    if (shape[0] != images)
        throw support::Error(where + " must have one label per image, so " + std::to_string(images) +
                             "; it has " + std::to_string(shape[0]) + '.' + layout);
}

/// (1, m)
arma::mat read_labels(const H5::DataSet& set, const std::string& where) {
    std::vector<long long> labels(shape_of(set)[0]);
    set.read(labels.data(), H5::PredType::NATIVE_LLONG);
    arma::mat Y(1, labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != 0 && labels[i] != 1)
            throw support::Error(where + " must hold only 0 and 1; label " + std::to_string(i) +
                                 " (counting from 0) is " + std::to_string(labels[i]) + '.' + layout);
        Y(0, i) = static_cast<double>(labels[i]);
    }
    return Y;
}

/// Whether these are the course's own two files, going by their images and labels.
bool is_the_course(const CatData& data) {
    constexpr double mean_of_course = 0.4039495138; // of train.X
    return data.train.X.n_cols == 209 && data.test.X.n_cols == 50 && data.train.height == 64 &&
           data.train.width == 64 && arma::accu(data.train.Y) == 72 && arma::accu(data.test.Y) == 33 &&
           std::abs(arma::accu(data.train.X) / static_cast<double>(data.train.X.n_elem) - mean_of_course) <
               1e-6;
}

/// The data's name in figures: the origin in the file, or "course data" if recognized, or its folder.
std::string name_of(const CatData& data) {
    std::string origin = text_attribute(open_hdf5(data.folder / train_file), "origin");
    if (!origin.empty())
        return origin;
    return is_the_course(data) ? "course data" : data.folder.filename().string();
}

bool holds_both(const fs::path& folder) {
    std::error_code error;
    const bool train = fs::exists(folder / train_file, error), test = fs::exists(folder / test_file, error);
    if (train != test)
        throw support::Error(folder.string() + " holds " + (train ? train_file : test_file) + " but not " +
                             (train ? test_file : train_file) +
                             ". Add the missing file, or remove the other.");
    return train;
}

std::string size_of(const DataSet& data) {
    return std::to_string(data.height) + " x " + std::to_string(data.width);
}

} // namespace

DataSet read_data_set(const fs::path& file, const std::string& prefix) {
    const H5::H5File h5 = open_hdf5(file);
    try {
        const H5::DataSet images = open_set(h5, file, prefix + "_set_x");
        const H5::DataSet labels = open_set(h5, file, prefix + "_set_y");
        const std::string images_at = file.string() + ": " + prefix + "_set_x";
        const std::string labels_at = file.string() + ": " + prefix + "_set_y";
        check_images(images, images_at);
        const Shape shape = shape_of(images); // m, height, width, 3: an image's bytes become a column of X
        check_labels(labels, labels_at, shape[0]);

        DataSet data;
        data.Y = read_labels(labels, labels_at);
        data.height = static_cast<int>(shape[1]);
        data.width = static_cast<int>(shape[2]);
        Pixels pixels(shape[1] * shape[2] * shape[3], shape[0]);
        images.read(pixels.memptr(), H5::PredType::NATIVE_UCHAR);
        data.X = arma::conv_to<arma::mat>::from(pixels);
        data.X /= 255;
        return data;
    } catch (const H5::Exception&) {
        throw support::Error(
            file.string() +
            ": its data sets cannot be read: the file is damaged, or compressed in a way that "
            "this HDF5 library does not support. Copy or download it again.");
    }
}

void write_data_set(const fs::path& file, const std::string& prefix, const Pixels& pixels,
                    const std::vector<long long>& labels, int height, int width, const std::string& origin) {
    const hsize_t m = pixels.n_cols;
    if (pixels.n_rows != static_cast<arma::uword>(height) * static_cast<arma::uword>(width) * 3 ||
        labels.size() != m)
        throw std::invalid_argument(
            "write_data_set: pixels (height*width*3, m) and m labels do not fit together");
    std::error_code error;
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), error); // if it failed, write_hdf5 says why
    write_hdf5(file, [&](const H5::H5File& h5) {
        const Shape x_shape{m, static_cast<hsize_t>(height), static_cast<hsize_t>(width), 3};
        h5.createDataSet(prefix + "_set_x", H5::PredType::STD_U8LE, H5::DataSpace(4, x_shape.data()))
            .write(pixels.memptr(), H5::PredType::NATIVE_UCHAR);
        h5.createDataSet(prefix + "_set_y", H5::PredType::STD_I64LE, H5::DataSpace(1, &m))
            .write(labels.data(), H5::PredType::NATIVE_LLONG);
        if (!origin.empty())
            write_text(h5, "origin", origin);
    });
}

CatData read_cat_data(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw support::Error(folder.string() +
                             (fs::exists(folder, error) ? " is not a folder" : ": there is no such folder") +
                             "; expected a folder with " + train_file + " and " + test_file + ".");
    CatData data{read_data_set(folder / train_file, "train"), read_data_set(folder / test_file, "test"), "",
                 fs::canonical(folder)};
    if (data.train.height != data.test.height || data.train.width != data.test.width)
        throw support::Error(folder.string() + ": the training images are " + size_of(data.train) +
                             " pixels and the test images " + size_of(data.test) +
                             "; both must have the same size.");
    data.name = name_of(data);
    return data;
}

/// The painter is part of the program: a rebuilt program may draw other images.
static bool is_older_than_this_program(const fs::path& file) {
    std::error_code none;
    const auto built = fs::last_write_time("/proc/self/exe", none);
    return fs::last_write_time(file, none) < built;
}

CatData find_cat_data(const fs::path& folder, const fs::path& project, const fs::path& drawn) {
    if (!folder.empty())
        return read_cat_data(folder);
    if (const char* variable = std::getenv("DEEPSTEPS_DATA"); variable != nullptr && *variable != '\0') {
        try {
            return read_cat_data(variable);
        } catch (const support::Error& error) {
            throw support::Error(std::string(error.what()) +
                                 " (The environment variable DEEPSTEPS_DATA names that folder.)");
        }
    }
    if (holds_both(project / "datasets"))
        return read_cat_data(project / "datasets");

    try {
        if (!is_older_than_this_program(drawn / test_file))
            return read_cat_data(drawn);
    } catch (const support::Error&) { // not drawn yet, or damaged
    }
    draw_cat_data(drawn);
    return read_cat_data(drawn);
}

} // namespace dnn
