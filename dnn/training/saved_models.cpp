#include "dnn/training/saved_models.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/support/error.hpp"

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
    if (!group.nameExists(name) || group.childObjType(name) != H5O_TYPE_DATASET)
        throw support::Error(where + " has no " + name +
                             "; the file was not written by ./deepsteps train --save.");
    const H5::DataSet set = group.openDataSet(name);
    const Shape shape = shape_of(set);
    if (shape.size() != 2 || set.getTypeClass() != H5T_FLOAT || !fits_in_memory(shape))
        throw support::Error(where + ": " + name + " must be a matrix of floating-point numbers; it is " +
                             to_string(shape) + " of " + type_of(set) + '.');
    arma::mat rows(shape[1], shape[0]);
    set.read(rows.memptr(), H5::PredType::NATIVE_DOUBLE);
    if (!rows.is_finite())
        throw support::Error(where + ": " + name + " holds NaN or infinity, so it cannot predict anything.");
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

SavedModel read_model(const H5::Group& group, const std::string& name, const std::string& where) {
    SavedModel model;
    model.name = name;
    model.height = read_count(group, "height", where);
    model.width = read_count(group, "width", where);
    model.learning_rate = read_number(group, "learning_rate", where);
    model.iterations = static_cast<int>(std::clamp(read_number(group, "iterations", where), 0.0, 1e9));
    model.data = text_attribute(group, "data");

    arma::uword units = 3 * static_cast<arma::uword>(model.height) * static_cast<arma::uword>(model.width);
    for (int l = 1; l == 1 || group.nameExists('W' + std::to_string(l)); ++l) {
        const std::string W = 'W' + std::to_string(l), b = 'b' + std::to_string(l);
        model.parameters[W] = read_matrix(group, W, where);
        model.parameters[b] = read_matrix(group, b, where);
        check_shape(model.parameters[W], W, model.parameters[W].n_rows, units, where);
        units = model.parameters[W].n_rows;
        check_shape(model.parameters[b], b, units, 1, where);
    }
    if (units != 1)
        throw support::Error(where + ": the last layer must have 1 unit, the probability of a cat; it has " +
                             std::to_string(units) + '.');
    return model;
}

} // namespace

void save_models(const fs::path& file, const std::vector<SavedModel>& models) {
    write_hdf5(file, [&](const H5::H5File& h5) {
        for (const SavedModel& model : models)
            write_model(h5, model);
    });
}

std::vector<SavedModel> load_models(const fs::path& file) {
    const H5::H5File h5 = open_hdf5(file);
    try {
        std::vector<SavedModel> models;
        for (const std::string& name : names_in(h5))
            if (h5.childObjType(name) == H5O_TYPE_GROUP)
                models.push_back(read_model(h5.openGroup(name), name, file.string() + ": the model " + name));
        if (models.empty())
            throw support::Error(file.string() +
                                 " holds no model. Train one and save it: ./deepsteps train --save FILE.h5");
        std::reverse(models.begin(), models.end()); // by name, "deep" comes first; the course has it second
        return models;
    } catch (const H5::Exception&) {
        throw support::Error(file.string() + ": its models cannot be read: the file is damaged.");
    }
}

} // namespace dnn
