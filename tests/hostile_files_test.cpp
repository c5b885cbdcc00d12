// Files made to break their reader: each ends in one sentence, in seconds, or is read rightly.
#include <boost/test/unit_test.hpp>

#include "dnn/data/dataset.hpp"
#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/parcel.hpp"
#include "dnn/data/stranger.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/support/files.hpp"
#include "dnn/training/saved_models.hpp"
#include "tests/expect.hpp"
#include "tests/hdf5.hpp"
#include "tests/scratch.hpp"
#include "tests/shared.hpp"

#include <H5Cpp.h>
#include <stb/stb_image_write.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>

namespace {

namespace files = std::filesystem;

constexpr double plenty_of_seconds = 60; // a child may use two, on cores that are shared

const H5::PredType& byte = H5::PredType::STD_U8LE;
const H5::PredType& real = H5::PredType::IEEE_F64LE;

/// An action that must end soon, in one sentence that says these things; nothing to say: it may also succeed.
template <class Action>
void ends_well(const std::string& name, Action action, const std::vector<std::string>& facts) {
    BOOST_TEST_CONTEXT(name) {
        const auto start = std::chrono::steady_clock::now();
        if (facts.empty())
            try {
                action();
            } catch (const support::Error& error) {
                EXPECT(std::string(error.what()).find('\n') == std::string::npos);
            }
        else
            check_error(action, facts);
        EXPECT((std::chrono::steady_clock::now() - start < std::chrono::duration<double>(plenty_of_seconds)));
    }
}

void make_set(const H5::Group& group, const std::string& name, const H5::DataType& type,
              const dnn::Shape& shape, const H5::DSetCreatPropList& how = H5::DSetCreatPropList::DEFAULT) {
    hsize_t count = 1;
    for (const hsize_t n : shape)
        count *= n;
    const H5::DataSet set = group.createDataSet(
        name, type,
        shape.empty() ? H5::DataSpace() : H5::DataSpace(static_cast<int>(shape.size()), shape.data()), how);
    const std::vector<char> zeros(count * type.getSize());
    if (count > 0)
        set.write(zeros.data(), type);
}

void make_labels(const H5::Group& group) {
    make_set(group, "train_set_y", H5::PredType::STD_I64LE, {2});
}

void make_images(const H5::Group& group) {
    make_set(group, "train_set_x", byte, {2, 4, 4, 3});
}

H5::DSetCreatPropList chunks(const dnn::Shape& shape, int compression) {
    H5::DSetCreatPropList how;
    how.setChunk(static_cast<int>(shape.size()), shape.data());
    if (compression > 0)
        how.setDeflate(compression);
    return how;
}

H5::DSetCreatPropList elsewhere(const std::string& file, hsize_t bytes) {
    H5::DSetCreatPropList how;
    how.setExternal(file.c_str(), 0, bytes);
    return how;
}

H5::DSetCreatPropList virtually(const dnn::Shape& shape, const std::string& file) {
    H5::DSetCreatPropList how;
    const H5::DataSpace space(static_cast<int>(shape.size()), shape.data());
    H5Pset_virtual(how.getId(), space.getId(), file.c_str(), "train_set_x", space.getId());
    return how;
}

struct HostileFile {
    std::string name;
    std::function<void(const H5::H5File&)> fill;
    std::vector<std::string> facts; // none: it may be read
};

/// Opening it for reading waits for ever.
files::path a_pipe(const Scratch& scratch) {
    const files::path pipe = scratch / "pipe";
    mkfifo(pipe.c_str(), 0600);
    return pipe;
}

std::vector<HostileFile> hostile_sets(const Scratch& scratch) {
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
    const auto unwritten = [&](const dnn::Shape& shape) {
        return only_images([=](const H5::H5File& h5) {
            h5.createDataSet("train_set_x", byte, H5::DataSpace(4, shape.data()), chunks({1, 1, 1, 3}, 0));
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
         {missing}},
        {"a soft link to nowhere",
         only_images([](const H5::H5File& h5) { h5.link(H5L_TYPE_SOFT, "/nowhere", "train_set_x"); }),
         {missing}},
        {"a link to a pipe",
         only_images([=](const H5::H5File& h5) {
             H5Lcreate_external(pipe.c_str(), "/x", h5.getId(), "train_set_x", H5P_DEFAULT, H5P_DEFAULT);
         }),
         {missing}},
        {"a link to another file",
         only_images([](const H5::H5File& h5) {
             H5Lcreate_external("/etc/passwd", "/x", h5.getId(), "train_set_x", H5P_DEFAULT, H5P_DEFAULT);
         }),
         {missing}},
        {"a type in place of a set",
         only_images([](const H5::H5File& h5) {
             const H5::IntType type(H5::PredType::STD_U8LE);
             H5Tcommit2(h5.getId(), "train_set_x", type.getId(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
         }),
         {missing}},
        {"values in a pipe",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte, H5::DataSpace(4, dnn::Shape(images).data()),
                              elsewhere(pipe, 96));
         }),
         {"in other files"}},
        {"values in another file",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte, H5::DataSpace(4, dnn::Shape(images).data()),
                              elsewhere("/etc/passwd", 96));
         }),
         {"in other files"}},
        {"a virtual set",
         only_images([=](const H5::H5File& h5) {
             h5.createDataSet("train_set_x", byte, H5::DataSpace(4, images.data()), virtually(images, pipe));
         }),
         {"in other files"}},
        {"nothing written", unwritten({2, 1000, 1000, 3}), {"2 x 1000 x 1000 x 3", "only 0 bytes"}},
        {"more than memory", unwritten({209, 640000, 640000, 3}), {"4 GiB"}},
        {"more than 64 bits", unwritten({1ULL << 40, 1ULL << 20, 1ULL << 20, 3}), {"4 GiB"}},
        {"a filter that is missing", images_as(byte, images, filtered), {}},
        {"compressed", images_as(byte, images, chunks({1, 4, 4, 3}, 9)), {}},
        {"no image", images_as(byte, {0, 4, 4, 3}), {"no images (0 x 4 x 4 x 3)"}},
        {"images without pixels", images_as(byte, {2, 4, 0, 3}), {"no images (2 x 4 x 0 x 3)"}},
        {"0 dimensions", images_as(byte, {}), {"4 dimensions", "it has 0"}},
        {"5 dimensions", images_as(byte, {1, 2, 4, 4, 3}), {"4 dimensions", "it has 5"}},
        {"32 dimensions", images_as(byte, dnn::Shape(32, 1)), {"4 dimensions", "it has 32"}},
        {"no space at all",
         only_images(
             [](const H5::H5File& h5) { h5.createDataSet("train_set_x", byte, H5::DataSpace(H5S_NULL)); }),
         {"4 dimensions"}},
        {"floats", images_as(real, images), {"uint8", "64-bit floating-point"}},
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
         {"only 0 and 1", "label 1 ", "is -1"}},
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

void make_model(const H5::Group& group, bool with_sizes = true) {
    make_set(group, "W1", real, {1, 12});
    make_set(group, "b1", real, {1, 1});
    const auto number = [&](const std::string& name, double value) {
        group.createAttribute(name, real, H5::DataSpace()).write(H5::PredType::NATIVE_DOUBLE, &value);
    };
    if (with_sizes) {
        number("height", 2);
        number("width", 2);
    }
    number("learning_rate", 0.1);
    number("iterations", 3);
}

std::vector<HostileFile> hostile_models(const Scratch& scratch) {
    const std::string pipe = a_pipe(scratch);
    const auto with_height = [](double pixels) {
        return [=](const H5::H5File& h5) {
            const H5::Group group = h5.createGroup("deep");
            make_model(group, false);
            for (const char* name : {"height", "width"})
                group.createAttribute(name, real, H5::DataSpace())
                    .write(H5::PredType::NATIVE_DOUBLE, &pixels);
        };
    };
    const auto height_of = [](const H5::DataType& type, const H5::DataSpace& space) {
        return [=](const H5::H5File& h5) {
            const H5::Group group = h5.createGroup("deep");
            make_model(group, false);
            group.createAttribute("height", type, space);
        };
    };
    const auto W1_as = [](const H5::DataType& type, const dnn::Shape& shape,
                          const H5::DSetCreatPropList& how = H5::DSetCreatPropList::DEFAULT) {
        return [=](const H5::H5File& h5) {
            const H5::Group group = h5.createGroup("deep");
            make_model(group);
            group.unlink("W1");
            make_set(group, "W1", type, shape, how);
        };
    };
    const hsize_t three = 3;
    return {
        {"a model without a W1",
         [](const H5::H5File& h5) {
             make_model(h5.createGroup("deep"));
             h5.unlink("deep/W1");
         },
         {"the model deep", "no W1"}},
        {"the root as its own model",
         [](const H5::H5File& h5) { h5.link(H5L_TYPE_HARD, "/", "deep"); },
         {"no attribute height"}},
        {"a model that is a link to itself",
         [](const H5::H5File& h5) { h5.link(H5L_TYPE_SOFT, "/deep", "deep"); },
         {"holds no model"}},
        {"a model in a pipe",
         [=](const H5::H5File& h5) {
             H5Lcreate_external(pipe.c_str(), "/deep", h5.getId(), "deep", H5P_DEFAULT, H5P_DEFAULT);
         },
         {"holds no model"}},
        {"a model's W1 in a pipe",
         [=](const H5::H5File& h5) {
             const H5::Group group = h5.createGroup("deep");
             make_model(group);
             group.unlink("W1");
             H5Lcreate_external(pipe.c_str(), "/W1", group.getId(), "W1", H5P_DEFAULT, H5P_DEFAULT);
         },
         {"no W1"}},
        {"half a pixel", with_height(0.5), {"height", "positive integer"}},
        {"less than no pixel", with_height(-3), {"height", "positive integer"}},
        {"a height that is no number", with_height(arma::datum::nan), {"height", "positive integer"}},
        {"a height beyond all", with_height(1e300), {"height", "positive integer"}},
        {"a height that W1 does not fit", with_height(1e9), {"W1 must be", "it is 1 x 12"}},
        {"a height in words",
         height_of(H5::StrType(H5::PredType::C_S1, 5), H5::DataSpace()),
         {"a single number"}},
        {"three heights", height_of(real, H5::DataSpace(1, &three)), {"a single number"}},
        {"a height without a value", height_of(real, H5::DataSpace(H5S_NULL)), {"a single number"}},
        {"W1 of integers",
         W1_as(H5::PredType::STD_I32LE, {1, 12}),
         {"floating-point", "signed 32-bit integers"}},
        {"W1 in 1 dimension", W1_as(real, {12}), {"a matrix", "it is 12"}},
        {"W1 in 5 dimensions", W1_as(real, {1, 1, 1, 1, 12}), {"a matrix", "1 x 1 x 1 x 1 x 12"}},
        {"an empty W1", W1_as(real, {0, 12}), {"W1 is empty"}},
        {"a virtual W1",
         [=](const H5::H5File& h5) {
             const H5::Group group = h5.createGroup("deep");
             make_model(group);
             group.unlink("W1");
             const dnn::Shape shape{1, 12};
             group.createDataSet("W1", real, H5::DataSpace(2, shape.data()), virtually(shape, pipe));
         },
         {"in other files"}},
        {"a compressed W1 of floats", W1_as(H5::PredType::IEEE_F32BE, {1, 12}, chunks({1, 5}, 9)), {}},
        {"odd names",
         [](const H5::H5File& h5) { h5.createGroup("\x1b]0;title\x07\xff\n"); },
         {"no attribute"}},
    };
}

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

BOOST_AUTO_TEST_SUITE(hostile_files)

BOOST_AUTO_TEST_CASE(data_sets) {
    const Scratch scratch;
    for (const HostileFile& hostile : hostile_sets(scratch)) {
        const files::path file = scratch / "train.h5";
        hostile.fill(create_hdf5(file));
        ends_well(
            hostile.name, [&] { dnn::read_data_set(file, "train"); }, hostile.facts);
    }
}

BOOST_AUTO_TEST_CASE(models) {
    const Scratch scratch;
    for (const HostileFile& hostile : hostile_models(scratch)) {
        const files::path file = scratch / "m.h5";
        hostile.fill(create_hdf5(file));
        ends_well(
            hostile.name, [&] { dnn::load_models(file); }, hostile.facts);
    }
}

BOOST_AUTO_TEST_CASE(compressed_sets_behind_a_user_block_are_read) {
    const Scratch scratch;
    const files::path file = scratch / "train.h5";
    {
        H5::FileCreatPropList with_block;
        with_block.setUserblock(1024);
        const H5::H5File h5(file.string(), H5F_ACC_TRUNC, with_block);
        make_set(h5, "train_set_x", byte, {2, 4, 4, 3}, chunks({1, 4, 4, 3}, 9));
        make_labels(h5);
    }
    EXPECT((arma::size(dnn::read_data_set(file, "train").X) == arma::size(48, 2)));
}

BOOST_AUTO_TEST_CASE(texts_that_say_nothing_are_no_names) {
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
    EXPECT(name_with([](const H5::H5File& h5) { h5.createAttribute("origin", real, H5::DataSpace()); }) ==
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

BOOST_AUTO_TEST_CASE(files_that_are_cut) {
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

BOOST_AUTO_TEST_CASE(what_is_no_file) {
    const Scratch scratch;
    for (const files::path& file : {a_pipe(scratch), files::path("/dev/zero")}) {
        ends_well(file, [&] { dnn::read_data_set(file, "train"); }, {file.string(), "a pipe or a device"});
        ends_well(file, [&] { dnn::load_models(file); }, {file.string(), "a pipe or a device"});
        ends_well(file, [&] { dnn::read_image(file, 4, 4); }, {file.string(), "a pipe or a device"});
    }
}

BOOST_AUTO_TEST_CASE(a_child_that_was_taken_over_is_not_believed) {
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

BOOST_AUTO_TEST_CASE(cases_beside_the_project, *boost::unit_test::precondition(needs_shared)) {
    const Scratch scratch;
    const files::path cases = shared_folder() / "cases" / "hdf5";
    REQUIRE(files::exists(cases));
    EXPECT(!dnn::load_models(cases / "parameters_null_data_attribute.h5").empty());
    for (const auto& entry : files::directory_iterator(cases)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("parameters_hang"))
            ends_well(name, [&] { dnn::load_models(entry.path()); }, {"cannot be read"});
        else if (name.starts_with("dataset"))
            ends_well(name, [&] { dnn::read_data_set(entry.path(), "train"); }, {"cannot be read"});
    }
    EXPECT(dnn::read_cat_data(cases / "origin_null").name == "origin_null");
}

BOOST_AUTO_TEST_SUITE_END()
