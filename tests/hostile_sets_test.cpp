// Data sets made to break their reader: each ends in one sentence, in seconds, or is read rightly.
#include "dnn/data/dataset.hpp"
#include "tests/expect.hpp"
#include "tests/hostile.hpp"

namespace hostile {
namespace {

std::vector<HostileFile> all_sets(const Scratch& scratch) {
    const std::string pipe = a_pipe(scratch);
    const std::string missing = "no data set train_set_x", damaged = "cannot be read";
    const dnn::Shape images{2, 4, 4, 3};
    const auto only_images = [](auto make) {
        return [make](const H5::H5File& h5) {
            make(h5);
            make_labels(h5);
        };
    };
    const auto images_as = [&](const H5::DataType& type, const dnn::Shape& shape,
                               const H5::DSetCreatPropList& how = H5::DSetCreatPropList::DEFAULT) {
        return only_images([=](const H5::H5File& h5) { make_set(h5, "train_set_x", type, shape, how); });
    };
    const auto labels_as = [](const H5::DataType& type, const dnn::Shape& shape) {
        return [=](const H5::H5File& h5) {
            make_images(h5);
            make_set(h5, "train_set_y", type, shape);
        };
    };
    const auto with_classes = [](const dnn::Shape& shape) {
        return [=](const H5::H5File& h5) {
            make_images(h5);
            make_labels(h5);
            const H5::StrType text(H5::PredType::C_S1, 3);
            const H5::DataSet set = h5.createDataSet(
                "list_classes", text, H5::DataSpace(static_cast<int>(shape.size()), shape.data()));
            std::string names;
            for (hsize_t i = 0; i < shape[0] * (shape.size() > 1 ? shape[1] : 1); ++i)
                names.append("c").append(std::to_string(i)).append(i < 10 ? 1 : 0, '\0');
            set.write(names.data(), text);
        };
    };
    const auto unwritten = [&](const dnn::Shape& shape) {
        return only_images([=](const H5::H5File& h5) {
            h5.createDataSet("train_set_x", byte(), H5::DataSpace(4, shape.data()), chunks({1, 1, 1, 3}, 0));
        });
    };
    const H5::DSetCreatPropList filtered = [&] {
        H5::DSetCreatPropList how = chunks(images, 0);
        H5Pset_filter(how.getId(), 32000, H5Z_FLAG_OPTIONAL, 0, nullptr); // LZF, which HDF5 itself lacks
        return how;
    }();
    return {
        {"a soft link to itself",
         only_images([](const H5::H5File& h5) { h5.link(H5L_TYPE_SOFT, "/train_set_x", "train_set_x"); }),
         {"train_set_x is a link to another place in the file"}},
        {"a soft link to nowhere",
         only_images([](const H5::H5File& h5) { h5.link(H5L_TYPE_SOFT, "/nowhere", "train_set_x"); }),
         {"train_set_x is a link to another place in the file"}},
        {"a link to a pipe",
         only_images([=](const H5::H5File& h5) {
             H5Lcreate_external(pipe.c_str(), "/x", h5.getId(), "train_set_x", H5P_DEFAULT, H5P_DEFAULT);
         }),
         {"train_set_x is a link to another file"}},
        {"a link to another file",
         only_images([](const H5::H5File& h5) {
             H5Lcreate_external("/etc/passwd", "/x", h5.getId(), "train_set_x", H5P_DEFAULT, H5P_DEFAULT);
         }),
         {"train_set_x is a link to another file"}},
        {"a group in place of a set",
         only_images([](const H5::H5File& h5) { h5.createGroup("train_set_x"); }),
         {"train_set_x is a group, and must be a data set"}},
        {"a type in place of a set",
         only_images([](const H5::H5File& h5) {
             const H5::IntType type(H5::PredType::STD_U8LE);
             H5Tcommit2(h5.getId(), "train_set_x", type.getId(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
         }),
         {"train_set_x is a named type"}},
        {"values in a pipe",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte(), H5::DataSpace(4, dnn::Shape(images).data()),
                              elsewhere(pipe, 96));
         }),
         {"in other files"}},
        {"values in another file",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte(), H5::DataSpace(4, dnn::Shape(images).data()),
                              elsewhere("/etc/passwd", 96));
         }),
         {"in other files"}},
        {"a virtual set",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte(), H5::DataSpace(4, images.data()),
                              virtually(images, pipe));
         }),
         {"in other files"}},
        {"nothing written", unwritten({2, 1000, 1000, 3}), {"2 x 1000 x 1000 x 3", "only 0 bytes"}},
        {"more than memory",
         unwritten({209, 640000, 640000, 3}),
         {"would take more than a million GiB", "limit of 4 GiB"}},
        {"more than 64 bits", unwritten({1ULL << 40, 1ULL << 20, 1ULL << 20, 3}), {"limit of 4 GiB"}},
        {"a little more than may be", unwritten({1000, 500, 500, 3}), {"would take 6 GiB of memory"}},
        {"a filter that is missing", images_as(byte(), images, filtered), {}},
        {"compressed", images_as(byte(), images, chunks({1, 4, 4, 3}, 9)), {}},
        {"no image", images_as(byte(), {0, 4, 4, 3}), {"no images (0 x 4 x 4 x 3)"}},
        {"images without pixels", images_as(byte(), {2, 4, 0, 3}), {"no images (2 x 4 x 0 x 3)"}},
        {"0 dimensions", images_as(byte(), {}), {"4 dimensions", "it has 0"}},
        {"5 dimensions", images_as(byte(), {1, 2, 4, 4, 3}), {"4 dimensions", "it has 5"}},
        {"32 dimensions", images_as(byte(), dnn::Shape(32, 1)), {"4 dimensions", "it has 32"}},
        {"no space at all",
         only_images(
             [](const H5::H5File& h5) { h5.createDataSet("train_set_x", byte(), H5::DataSpace(H5S_NULL)); }),
         {"4 dimensions"}},
        {"floats", images_as(real(), images), {"uint8", "64-bit floating-point"}},
        {"text", images_as(H5::StrType(H5::PredType::C_S1, 8), images), {"uint8", "text"}},
        {"bytes without a meaning",
         images_as(H5::PredType::NATIVE_OPAQUE, images),
         {"uint8", "another type"}},
        {"variable text as labels",
         labels_as(H5::StrType(H5::PredType::C_S1, H5T_VARIABLE), {2}),
         {"integers", "text"}},
        {"labels of another number",
         labels_as(H5::PredType::STD_I8LE, {3}),
         {"one label per image", "it has 3"}},
        {"labels in no dimension", labels_as(H5::PredType::STD_I8LE, {}), {"1 dimension", "it has 0"}},
        {"labels that are not there",
         [](const H5::H5File& h5) { make_images(h5); },
         {"no data set train_set_y"}},
        {"a negative label",
         [](const H5::H5File& h5) {
             make_images(h5);
             const hsize_t two = 2;
             const long long values[] = {0, -1};
             h5.createDataSet("train_set_y", H5::PredType::STD_I64LE, H5::DataSpace(1, &two))
                 .write(values, H5::PredType::NATIVE_LLONG);
         },
         {"only 0 and 1; it holds -1, 0.", "1 for the class to be recognized"}},
        {"ten classes by name",
         with_classes({10}),
         {"list_classes names 10 classes (c0, c1,", "tell two apart"}},
        {"classes in a square", with_classes({2, 2}), {}},
        {"names with escapes",
         [](const H5::H5File& h5) { h5.createGroup("\x1b[31mred\nline\xff"); },
         {missing, "red line"}},
        {"many names",
         [](const H5::H5File& h5) {
             for (int i = 0; i < 300; ++i)
                 h5.createGroup(std::to_string(1000 + i) + std::string(200, 'x'));
         },
         {missing, "and 290 more"}},
    };
}

} // namespace

TEST_SUITE(hostile_sets)

TEST_CASE(data_sets) {
    const Scratch scratch;
    for (const HostileFile& hostile : all_sets(scratch)) {
        const files::path file = scratch / "train.h5";
        hostile.fill(create_hdf5(file));
        ends_well(
            hostile.name, [&] { dnn::read_data_set(file, "train"); }, hostile.facts);
    }
}

TEST_SUITE_END()

} // namespace hostile
