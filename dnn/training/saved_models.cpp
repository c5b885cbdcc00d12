#include "dnn/training/saved_models.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/sealed_file.hpp"
#include "dnn/data/stranger.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/limited_child.hpp"
#include "dnn/training/checkpoint.hpp"

#include <algorithm>

namespace dnn {
namespace fs = std::filesystem;

namespace {

void write_number(const H5::Group& group, const std::string& name, const H5::PredType& type,
                  const void* value) {
    group.createAttribute(name, type, H5::DataSpace()).write(type, value);
}

double read_number(const H5::Group& group, const std::string& name, const std::string& where) {
    if (!group.attrExists(name))
        throw support::Error(where + " has no attribute " + name +
                             "; the file was not written by ./deepsteps train --save.");
    const H5::Attribute attribute = group.openAttribute(name);
    const bool number = attribute.getTypeClass() == H5T_INTEGER || attribute.getTypeClass() == H5T_FLOAT;
    double value = 0;
    if (!number || attribute.getSpace().getSimpleExtentNpoints() != 1)
        throw support::Error(where + ": the attribute " + name + " must be a single number.");
    attribute.read(H5::PredType::NATIVE_DOUBLE, &value);
    return value;
}

/// A positive integer that fits an int.
int read_count(const H5::Group& group, const std::string& name, const std::string& where) {
    const double value = read_number(group, name, where);
    if (!(value >= 1 && value <= 1e9) || value != static_cast<int>(value))
        throw support::Error(where + ": the attribute " + name + " must be a positive integer.");
    return static_cast<int>(value);
}

/// HDF5 stores row by row and Armadillo column by column: a matrix is written as its transpose.
void write_matrix(const H5::Group& group, const std::string& name, const arma::mat& matrix) {
    const Shape shape{matrix.n_rows, matrix.n_cols};
    const arma::mat rows = matrix.t();
    group.createDataSet(name, H5::PredType::IEEE_F64LE, H5::DataSpace(2, shape.data()), without_times())
        .write(rows.memptr(), H5::PredType::NATIVE_DOUBLE);
}

arma::mat read_matrix(const H5::Group& group, const std::string& name, const std::string& where) {
    const std::string kind = kind_of(group, name);
    if (!holds(group, name, H5O_TYPE_DATASET) && !kind.empty())
        throw support::Error(where + ": " + name + " is " + kind +
                             ", and must be a matrix that is in this file itself.");
    if (kind.empty())
        throw support::Error(where + " has no " + name +
                             "; the file was not written by ./deepsteps train --save.");
    const H5::DataSet set = group.openDataSet(name);
    const Shape shape = shape_of(set);
    if (!fits_in_memory(shape))
        throw support::Error(where + ": " + name + " claims to hold " + to_string(shape) + " values, " +
                             too_large(shape) + ". The file is damaged; use a copy of it.");
    if (shape.size() != 2 || set.getTypeClass() != H5T_FLOAT)
        throw support::Error(where + ": " + name + " must be a matrix of floating-point numbers; it is " +
                             to_string(shape) + " of " + type_of(set) + '.');
    if (shape[0] == 0 || shape[1] == 0)
        throw support::Error(where + ": " + name + " is empty (" + to_string(shape) + ").");
    check_values_are_here(set, where + ": " + name);
    arma::mat rows(shape[1], shape[0]);
    set.read(rows.memptr(), H5::PredType::NATIVE_DOUBLE);
    return rows.t();
}

void check_shape(const arma::mat& matrix, const std::string& name, arma::uword rows, arma::uword cols,
                 const std::string& where) {
    if (matrix.n_rows != rows || matrix.n_cols != cols)
        throw support::Error(where + ": " + name + " must be " + to_string(Shape{rows, cols}) +
                             " to fit what precedes it; it is " +
                             to_string(Shape{matrix.n_rows, matrix.n_cols}) + '.');
}

void write_model(const H5::H5File& h5, const SavedModel& model) {
    const H5::Group group = h5.createGroup(model.name);
    for (const auto& [name, matrix] : model.parameters)
        write_matrix(group, name, matrix);
    write_number(group, "height", H5::PredType::NATIVE_INT, &model.height);
    write_number(group, "width", H5::PredType::NATIVE_INT, &model.width);
    write_number(group, "learning_rate", H5::PredType::NATIVE_DOUBLE, &model.learning_rate);
    write_number(group, "iterations", H5::PredType::NATIVE_INT, &model.iterations);
    write_text(group, "data", model.data);
}

std::string place_of(const fs::path& file, const std::string& model) {
    return file.string() + ": the model " + quoted(model);
}

/// With its layers in their order; what is no W or b is not packed.
void pack(const SavedModel& model, Parcel& parcel) {
    parcel.put(std::string_view(model.name));
    parcel.put(model.height);
    parcel.put(model.width);
    parcel.put(model.learning_rate);
    parcel.put(model.iterations);
    parcel.put(std::string_view(model.data));
    const std::size_t layers = model.parameters.size() / 2;
    parcel.put(std::uint64_t{layers});
    for (std::size_t l = 1; l <= layers; ++l)
        for (const char* kind : {"W", "b"}) {
            const arma::mat& matrix = model.parameters.at(kind + std::to_string(l));
            parcel.put(std::uint64_t{matrix.n_rows});
            parcel.put(std::uint64_t{matrix.n_cols});
            parcel.put(std::span<const double>(matrix.memptr(), matrix.n_elem));
        }
}

arma::mat unpack_matrix(Unpacked& unpacked) {
    const auto rows = unpacked.get<std::uint64_t>(), cols = unpacked.get<std::uint64_t>();
    if (rows == 0 || cols == 0 || rows > unpacked.size() / sizeof(double) / cols)
        throw Unpacked::Torn();
    arma::mat matrix(rows, cols);
    unpacked.fill(std::span<double>(matrix.memptr(), matrix.n_elem));
    return matrix;
}

SavedModel unpack_model(Unpacked& unpacked) {
    SavedModel model;
    model.name = quoted(unpacked.text());
    model.height = unpacked.get<int>();
    model.width = unpacked.get<int>();
    model.learning_rate = unpacked.get<double>();
    model.iterations = unpacked.get<int>();
    model.data = quoted(unpacked.text());
    const auto layers = unpacked.get<std::uint64_t>();
    if (model.height < 1 || model.width < 1 || layers < 1 || layers > unpacked.size())
        throw Unpacked::Torn();
    for (std::uint64_t l = 1; l <= layers; ++l)
        for (const char* kind : {"W", "b"})
            model.parameters[kind + std::to_string(l)] = unpack_matrix(unpacked);
    return model;
}

SavedModel read_model(const H5::Group& group, const std::string& name, const std::string& where) {
    SavedModel model;
    model.name = name;
    model.height = read_count(group, "height", where);
    model.width = read_count(group, "width", where);
    model.learning_rate = read_number(group, "learning_rate", where);
    model.iterations = static_cast<int>(std::clamp(read_number(group, "iterations", where), 0.0, 1e9));
    model.data = text_attribute(group, "data");

    for (int l = 1; l == 1 || group.nameExists('W' + std::to_string(l)); ++l)
        for (const std::string& parameter : {'W' + std::to_string(l), 'b' + std::to_string(l)})
            model.parameters[parameter] = read_matrix(group, parameter, where);
    return model;
}

/// In the child. Older versions wrote no seal, and nothing in its place.
void read_models(const fs::path& file, bool is_sealed, Parcel& parcel) {
    const H5::H5File h5 = open_hdf5(file);
    support::open_no_more_files();
    try {
        if (!is_sealed && h5.getCreatePlist().getUserblock() > 0)
            throw support::Error(file.string() + " is damaged in its first bytes, or was not written by "
                                                 "./deepsteps train --save.");
        for (const std::string& name : names_in(h5))
            if (const std::string kind = kind_of(h5, name); kind.starts_with("a link"))
                throw support::Error(place_of(file, name) + " is " + kind +
                                     ", and must be in this file itself.");
            else if (kind == "a group")
                pack(read_model(h5.openGroup(name), name, place_of(file, name)), parcel);
    } catch (const H5::Exception&) {
        throw support::Error(file.string() + ": its models cannot be read: the file is damaged.");
    }
}

void check_model(const SavedModel& model, const std::string& where) {
    for (const auto& [name, matrix] : model.parameters)
        if (!matrix.is_finite())
            throw support::Error(where + ": " + name +
                                 " holds NaN or infinity, so it cannot predict anything.");
    arma::uword units = 3 * static_cast<arma::uword>(model.height) * static_cast<arma::uword>(model.width);
    for (std::size_t l = 1; l <= model.parameters.size() / 2; ++l) {
        const std::string W = 'W' + std::to_string(l), b = 'b' + std::to_string(l);
        check_shape(model.parameters.at(W), W, model.parameters.at(W).n_rows, units, where);
        units = model.parameters.at(W).n_rows;
        check_shape(model.parameters.at(b), b, units, 1, where);
    }
    if (units != 1)
        throw support::Error(where + ": the last layer must have 1 unit, the probability of a cat; it has " +
                             std::to_string(units) + '.');
}

} // namespace

void save_models(const fs::path& file, const std::vector<SavedModel>& models) {
    write_sealed(
        file, models_seal(),
        [&](const H5::H5File& h5) {
            for (const SavedModel& model : models)
                write_model(h5, model);
        },
        support::Sync::no);
}

std::vector<SavedModel> load_models(const fs::path& file) {
    if (is_checkpoint(file))
        throw support::Error(file.string() +
                             " is a checkpoint, not a saved model; to make one of it: "
                             "./deepsteps train --resume " +
                             file.string() + " --save FILE.h5, with the options it was made with.");
    const std::string advice = "use a copy of it, or train and save the models again";
    const bool is_sealed = seal_of(file).has_value();
    if (is_sealed)
        check_seal(file, models_seal(), advice);
    std::vector<SavedModel> models;
    read_in_child(
        file, [&](Parcel& parcel) { read_models(file, is_sealed, parcel); },
        [&](Unpacked& unpacked) {
            while (unpacked.size() > 0)
                models.push_back(unpack_model(unpacked));
        });
    if (models.empty())
        throw support::Error(file.string() +
                             " holds no model. Train one and save it: ./deepsteps train --save FILE.h5");
    for (const SavedModel& model : models)
        check_model(model, place_of(file, model.name));
    std::reverse(models.begin(), models.end()); // by name, "deep" comes first; the course has it second
    return models;
}

} // namespace dnn
