// Saved models made to break their reader: each ends in one sentence, in seconds, or is read rightly.
#include "dnn/training/saved_models.hpp"
#include "tests/expect.hpp"
#include "tests/hostile.hpp"

namespace hostile {
namespace {

std::vector<HostileFile> all_models(const Scratch& scratch) {
    const std::string pipe = a_pipe(scratch);
    const auto with_height = [](double pixels) {
        return [=](const H5::H5File& h5) {
            const H5::Group group = h5.createGroup("deep");
            make_model(group, false);
            for (const char* name : {"height", "width"})
                group.createAttribute(name, real(), H5::DataSpace())
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
         {"the model deep is a link to another place in the file"}},
        {"a model in a pipe",
         [=](const H5::H5File& h5) {
             H5Lcreate_external(pipe.c_str(), "/deep", h5.getId(), "deep", H5P_DEFAULT, H5P_DEFAULT);
         },
         {"the model deep is a link to another file"}},
        {"a model's W1 in a pipe",
         [=](const H5::H5File& h5) {
             const H5::Group group = h5.createGroup("deep");
             make_model(group);
             group.unlink("W1");
             H5Lcreate_external(pipe.c_str(), "/W1", group.getId(), "W1", H5P_DEFAULT, H5P_DEFAULT);
         },
         {"W1 is a link to another file"}},
        {"half a pixel", with_height(0.5), {"height", "positive integer"}},
        {"less than no pixel", with_height(-3), {"height", "positive integer"}},
        {"a height that is no number", with_height(arma::datum::nan), {"height", "positive integer"}},
        {"a height beyond all", with_height(1e300), {"height", "positive integer"}},
        {"a height that W1 does not fit", with_height(1e9), {"W1 must be", "it is 1 x 12"}},
        {"a height in words",
         height_of(H5::StrType(H5::PredType::C_S1, 5), H5::DataSpace()),
         {"a single number"}},
        {"three heights", height_of(real(), H5::DataSpace(1, &three)), {"a single number"}},
        {"a height without a value", height_of(real(), H5::DataSpace(H5S_NULL)), {"a single number"}},
        {"W1 of integers",
         W1_as(H5::PredType::STD_I32LE, {1, 12}),
         {"floating-point", "signed 32-bit integers"}},
        {"W1 in 1 dimension", W1_as(real(), {12}), {"a matrix", "it is 12"}},
        {"W1 in 5 dimensions", W1_as(real(), {1, 1, 1, 1, 12}), {"a matrix", "1 x 1 x 1 x 1 x 12"}},
        {"an empty W1", W1_as(real(), {0, 12}), {"W1 is empty"}},
        {"a virtual W1",
         [=](const H5::H5File& h5) {
             const H5::Group group = h5.createGroup("deep");
             make_model(group);
             group.unlink("W1");
             const dnn::Shape shape{1, 12};
             group.createDataSet("W1", real(), H5::DataSpace(2, shape.data()), virtually(shape, pipe));
         },
         {"in other files"}},
        {"a compressed W1 of floats", W1_as(H5::PredType::IEEE_F32BE, {1, 12}, chunks({1, 5}, 9)), {}},
        {"odd names",
         [](const H5::H5File& h5) { h5.createGroup("\x1b]0;title\x07\xff\n"); },
         {"no attribute"}},
    };
}

} // namespace

TEST_SUITE(hostile_models)

TEST_CASE(models) {
    const Scratch scratch;
    for (const HostileFile& hostile : all_models(scratch)) {
        const files::path file = scratch / "m.h5";
        hostile.fill(create_hdf5(file));
        ends_well(
            hostile.name, [&] { dnn::load_models(file); }, hostile.facts);
    }
}

TEST_SUITE_END()

} // namespace hostile
