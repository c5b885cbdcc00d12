#include "dnn/data/dataset.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/labels.hpp"
#include "dnn/data/painter.hpp"
#include "dnn/data/stranger.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/limited_child.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <sys/mman.h>

namespace dnn {
namespace fs = std::filesystem;

namespace {

using Pixels = arma::Mat<unsigned char>;

H5::DataSet open_set(const H5::H5File& h5, const fs::path& file, const std::string& name) {
    if (holds(h5, name, H5O_TYPE_DATASET))
        return h5.openDataSet(name);
    if (const std::string kind = kind_of(h5, name); !kind.empty())
        throw support::Error(file.string() + ": " + name + " is " + kind +
                             ", and must be a data set that is in this file itself." + layout);
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
        throw support::Error(where + " claims to hold " + found + " values, " + too_large(shape) +
                             ". If it is as large as that, take fewer or smaller images; if not, the file is "
                             "damaged: copy or download it again.");
}

/// In the child: the shape, the labels, the origin, the names of both classes, the images' bytes.
void read_sets(const fs::path& file, const std::string& prefix, Parcel& parcel) {
    const H5::H5File h5 = open_hdf5(file);
    support::open_no_more_files();
    try {
        const H5::DataSet images = open_set(h5, file, prefix + "_set_x");
        const H5::DataSet labels = open_set(h5, file, prefix + "_set_y");
        const std::string images_at = file.string() + ": " + prefix + "_set_x";
        const std::string labels_at = file.string() + ": " + prefix + "_set_y";
        check_images(images, images_at);
        const Shape shape = shape_of(images); // m, height, width, 3
        check_labels(labels, labels_at, shape[0]);
        check_values_are_here(images, images_at);
        check_values_are_here(labels, labels_at);

        for (const hsize_t n : shape)
            parcel.put(std::uint64_t{n});
        parcel.put(std::span<const unsigned char>(read_labels(labels, labels_at)));
        parcel.put(std::string_view(text_attribute(h5, "origin")));
        const std::vector<std::string> classes = read_classes(h5, file);
        for (std::size_t label = 0; label < 2; ++label)
            parcel.put(std::string_view(classes.empty() ? "" : classes[label]));
        std::vector<unsigned char> pixels(shape[0] * shape[1] * shape[2] * shape[3]);
        images.read(pixels.data(), H5::PredType::NATIVE_UCHAR);
        parcel.put(std::span<const unsigned char>(pixels));
    } catch (const H5::Exception&) {
        throw support::Error(
            file.string() +
            ": its data sets cannot be read: the file is damaged, or compressed in a way that "
            "this HDF5 library does not support. Copy or download it again.");
    }
}

struct NamedSet {
    DataSet data;
    std::string origin;
    std::vector<std::string> classes; // of 0 and 1, or none
};

/// Before it is filled: to get thousands of small pages, one by one, takes as long as to read the file.
void use_large_pages(arma::mat& matrix) {
    constexpr std::uintptr_t page = 4096; // whatever is refused changes nothing
    const auto first = reinterpret_cast<std::uintptr_t>(matrix.memptr());
    const std::uintptr_t last = first + matrix.n_elem * sizeof(double);
    const std::uintptr_t aligned = (first + page - 1) / page * page;
    if (aligned < last)
        madvise(reinterpret_cast<void*>(aligned), last - aligned, MADV_HUGEPAGE);
}

/// An image's bytes become a column of X.
NamedSet unpack_sets(Unpacked& unpacked) {
    const auto bytes_below_two = [](std::span<const std::uint8_t> bytes) {
        return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte < 2; });
    };
    Shape shape(4);
    for (hsize_t& n : shape)
        n = unpacked.get<std::uint64_t>();
    const std::span<const std::uint8_t> labels = unpacked.bytes();
    std::string origin = quoted(unpacked.text());
    std::vector<std::string> classes{quoted(unpacked.text()), quoted(unpacked.text())};
    if (classes[0].empty() && classes[1].empty())
        classes.clear();
    const std::span<const std::uint8_t> pixels = unpacked.bytes();
    if (shape[3] != 3 || !fits_in_memory(shape) || pixels.empty() ||
        pixels.size() != shape[0] * shape[1] * shape[2] * shape[3] || labels.size() != shape[0] ||
        !bytes_below_two(labels))
        throw Unpacked::Torn();

    DataSet data{arma::mat(pixels.size() / labels.size(), labels.size(), arma::fill::none),
                 arma::mat(1, labels.size()), static_cast<int>(shape[1]), static_cast<int>(shape[2])};
    use_large_pages(data.X);
    std::transform(pixels.begin(), pixels.end(), data.X.begin(),
                   [](std::uint8_t byte) { return byte / 255.0; });
    std::copy(labels.begin(), labels.end(), data.Y.begin());
    return {std::move(data), std::move(origin), std::move(classes)};
}

/// A child that reads a set. Two of them work side by side.
class SetInChild {
public:
    SetInChild(const fs::path& file, const std::string& prefix)
        : child_(file, [&](Parcel& parcel) { read_sets(file, prefix, parcel); }) {}

    NamedSet get() {
        NamedSet set;
        child_.unpack([&](Unpacked& unpacked) { set = unpack_sets(unpacked); });
        return set;
    }

private:
    FileInChild child_;
};

/// Whether these are the course's own two files, going by their images and labels.
bool is_the_course(const CatData& data) {
    constexpr double mean_of_course = 0.4039495138; // of train.X
    return data.train.X.n_cols == 209 && data.test.X.n_cols == 50 && data.train.height == 64 &&
           data.train.width == 64 && arma::accu(data.train.Y) == 72 && arma::accu(data.test.Y) == 33 &&
           std::abs(arma::accu(data.train.X) / static_cast<double>(data.train.X.n_elem) - mean_of_course) <
               1e-6;
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

std::string both(const std::vector<std::string>& classes) {
    return '"' + classes[0] + "\" and \"" + classes[1] + '"';
}

std::string size_of(const DataSet& data) {
    return std::to_string(data.height) + " x " + std::to_string(data.width);
}

} // namespace

DataSet read_data_set(const fs::path& file, const std::string& prefix) {
    return SetInChild(file, prefix).get().data;
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
    SetInChild reads_train(folder / train_file, "train"), reads_test(folder / test_file, "test");
    NamedSet train = reads_train.get(), test = reads_test.get();
    if (!train.classes.empty() && !test.classes.empty() && train.classes != test.classes)
        throw support::Error(folder.string() + ": 0 and 1 stand for " + both(train.classes) + " in " +
                             train_file + ", and for " + both(test.classes) + " in " + test_file +
                             " (list_classes); both must have the same classes.");
    CatData data{std::move(train.data), std::move(test.data), std::move(train.origin), fs::canonical(folder),
                 std::move(train.classes)};
    if (data.train.height != data.test.height || data.train.width != data.test.width)
        throw support::Error(folder.string() + ": the training images are " + size_of(data.train) +
                             " pixels and the test images " + size_of(data.test) +
                             "; both must have the same size.");
    if (data.name.empty()) // the file does not say where it comes from
        data.name = is_the_course(data) ? "course data" : quoted(data.folder.filename().string());
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
