#include "dnn/training/checkpoint.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/data/sealed_file.hpp"
#include "dnn/data/stranger.hpp"
#include "dnn/support/digest.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/limited_child.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>

namespace dnn {

namespace {

template <class Value>
std::string_view bytes_of(const Value* values, std::size_t count) {
    return {reinterpret_cast<const char*>(values), count * sizeof(Value)};
}

template <class Value>
void put(const H5::Group& group, const std::string& name, const H5::PredType& type, Value value) {
    group.createAttribute(name, type, H5::DataSpace()).write(type, &value);
}

double take_number(const H5::Group& group, const std::string& name) {
    double value = 0;
    group.openAttribute(name).read(H5::PredType::NATIVE_DOUBLE, &value);
    return value;
}

/// As h5py sees it: row by row. A row vector serves as a list of numbers.
void put_matrix(const H5::Group& group, const std::string& name, const arma::mat& matrix) {
    const Shape shape{matrix.n_rows, matrix.n_cols};
    const arma::mat rows = matrix.t();
    group.createDataSet(name, H5::PredType::IEEE_F64LE, H5::DataSpace(2, shape.data()), without_times())
        .write(rows.memptr(), H5::PredType::NATIVE_DOUBLE);
}

arma::mat take_matrix(const H5::Group& group, const std::string& name) {
    const H5::DataSet set = group.openDataSet(name);
    const Shape shape = shape_of(set);
    if (shape.size() != 2 || !fits_in_memory(shape))
        throw H5::DataSetIException();
    arma::mat rows(shape[1], shape[0]);
    set.read(rows.memptr(), H5::PredType::NATIVE_DOUBLE);
    return rows.t();
}

void put_model(const H5::H5File& h5, const ModelCheckpoint& model) {
    const H5::Group group = h5.createGroup(model.name);
    put_matrix(group, "layers", arma::conv_to<arma::rowvec>::from(model.layer_dims));
    put(group, "iterations", H5::PredType::NATIVE_INT, model.state.iterations);
    put_matrix(group, "costs", arma::rowvec(model.state.costs));
    const H5::Group parameters = group.createGroup("parameters");
    for (const auto& [name, matrix] : model.state.parameters)
        put_matrix(parameters, name, matrix);
}

ModelCheckpoint take_model(const H5::Group& group, const std::string& name) {
    ModelCheckpoint model;
    model.name = name;
    model.layer_dims = arma::conv_to<std::vector<int>>::from(arma::rowvec(take_matrix(group, "layers")));
    model.state.iterations = static_cast<int>(take_number(group, "iterations"));
    model.state.costs = arma::conv_to<std::vector<double>>::from(arma::rowvec(take_matrix(group, "costs")));
    const H5::Group parameters = group.openGroup("parameters");
    for (const std::string& matrix : names_in(parameters))
        model.state.parameters[matrix] = take_matrix(parameters, matrix);
    return model;
}

void put_checkpoint(const H5::H5File& h5, const Checkpoint& checkpoint) {
    write_text(h5, "program", "deepsteps " DEEPSTEPS_VERSION);
    write_text(h5, "data", checkpoint.data);
    write_text(h5, "data_name", checkpoint.data_name);
    if (!checkpoint.seed.empty())
        write_text(h5, "seed", checkpoint.seed);
    const H5::Group root = h5.openGroup("/");
    put(root, "format", H5::PredType::NATIVE_INT, checkpoint_seal().format);
    put(root, "learning_rate", H5::PredType::NATIVE_DOUBLE, checkpoint.learning_rate);
    put(root, "reduce", H5::PredType::NATIVE_INT, int{checkpoint.reduce});
    put(root, "as_written", H5::PredType::NATIVE_INT, int{checkpoint.as_written});
    put(root, "stable", H5::PredType::NATIVE_INT, int{checkpoint.stable});
    for (const ModelCheckpoint& model : checkpoint.models)
        put_model(h5, model);
}

Checkpoint take_checkpoint(const H5::H5File& h5) {
    Checkpoint checkpoint;
    checkpoint.data = text_attribute(h5, "data");
    checkpoint.data_name = text_attribute(h5, "data_name");
    checkpoint.seed = text_attribute(h5, "seed");
    const H5::Group root = h5.openGroup("/");
    checkpoint.learning_rate = take_number(root, "learning_rate");
    checkpoint.reduce = take_number(root, "reduce") != 0;
    checkpoint.as_written = take_number(root, "as_written") != 0;
    checkpoint.stable = take_number(root, "stable") != 0;
    for (const char* name : {"two-layer", "deep"})
        if (h5.nameExists(name))
            checkpoint.models.push_back(take_model(h5.openGroup(name), name));
    return checkpoint;
}

void pack_matrix(const arma::mat& matrix, Parcel& parcel) {
    parcel.put(std::uint64_t{matrix.n_rows});
    parcel.put(std::uint64_t{matrix.n_cols});
    parcel.put(std::span<const double>(matrix.memptr(), matrix.n_elem));
}

arma::mat unpack_values(Unpacked& unpacked) {
    const auto rows = unpacked.get<std::uint64_t>(), cols = unpacked.get<std::uint64_t>();
    if (cols > 0 && rows > unpacked.size() / sizeof(double) / cols)
        throw Unpacked::Torn();
    arma::mat matrix(rows, cols);
    unpacked.fill(std::span<double>(matrix.memptr(), matrix.n_elem));
    return matrix;
}

/// In the child. The digest shows that the file is whole, not that it means well.
void pack_file(const std::filesystem::path& file, const std::string& damaged, Parcel& parcel) {
    try {
        const H5::H5File h5 = open_hdf5(file);
        support::open_no_more_files();
        const Checkpoint checkpoint = take_checkpoint(h5);
        for (const std::string& text : {checkpoint.data, checkpoint.data_name, checkpoint.seed})
            parcel.put(std::string_view(text));
        parcel.put(checkpoint.learning_rate);
        for (const bool flag : {checkpoint.reduce, checkpoint.as_written, checkpoint.stable})
            parcel.put(static_cast<std::uint8_t>(flag));
        for (const ModelCheckpoint& model : checkpoint.models) {
            parcel.put(std::string_view(model.name));
            pack_matrix(arma::conv_to<arma::rowvec>::from(model.layer_dims), parcel);
            parcel.put(model.state.iterations);
            pack_matrix(arma::rowvec(model.state.costs), parcel);
            parcel.put(std::uint64_t{model.state.parameters.size()});
            for (const auto& [name, matrix] : model.state.parameters) {
                parcel.put(std::string_view(name));
                pack_matrix(matrix, parcel);
            }
        }
    } catch (const H5::Exception&) {
        throw support::Error(damaged);
    } catch (const std::logic_error&) { // Armadillo's, of a matrix where a row was expected
        throw support::Error(damaged);
    }
}

ModelCheckpoint unpack_checkpointed_model(Unpacked& unpacked) {
    ModelCheckpoint model;
    model.name = quoted(unpacked.text());
    model.layer_dims = arma::conv_to<std::vector<int>>::from(arma::vectorise(unpack_values(unpacked)));
    model.state.iterations = unpacked.get<int>();
    model.state.costs = arma::conv_to<std::vector<double>>::from(arma::vectorise(unpack_values(unpacked)));
    const auto matrices = unpacked.get<std::uint64_t>();
    if (model.layer_dims.empty() || model.state.iterations < 0 || matrices > unpacked.size())
        throw Unpacked::Torn();
    for (std::uint64_t i = 0; i < matrices; ++i) {
        const std::string name = quoted(unpacked.text());
        model.state.parameters[name] = unpack_values(unpacked);
    }
    return model;
}

Checkpoint unpack_checkpoint(Unpacked& unpacked) {
    Checkpoint checkpoint;
    for (std::string* text : {&checkpoint.data, &checkpoint.data_name, &checkpoint.seed})
        *text = support::one_line(unpacked.text());
    checkpoint.learning_rate = unpacked.get<double>();
    for (bool* flag : {&checkpoint.reduce, &checkpoint.as_written, &checkpoint.stable})
        *flag = unpacked.get<std::uint8_t>() != 0;
    while (unpacked.size() > 0)
        checkpoint.models.push_back(unpack_checkpointed_model(unpacked));
    return checkpoint;
}

} // namespace

std::string digest_of(const DataSet& data) {
    return support::sha256({bytes_of(&data.height, 1), bytes_of(&data.width, 1),
                            bytes_of(data.Y.memptr(), data.Y.n_elem),
                            bytes_of(data.X.memptr(), data.X.n_elem)});
}

void save_checkpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
    write_sealed(
        file, checkpoint_seal(), [&](const H5::H5File& h5) { put_checkpoint(h5, checkpoint); },
        support::Sync::yes);
}

bool is_checkpoint(const std::filesystem::path& file) {
    return seal_of(file).value_or(Seal{"", 0}).title == checkpoint_seal().title;
}

Checkpoint load_checkpoint(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        throw support::Error(file.string() + ": there is no such file. Begin with --checkpoint " +
                             file.string() + '.');
    check_regular(file, "a checkpoint");
    if (!is_checkpoint(file))
        throw support::Error(file.string() + " is not a checkpoint; expected a file that ./deepsteps train "
                                             "--checkpoint wrote.");
    const std::string advice = "use a copy of it, or train from the start";
    check_seal(file, checkpoint_seal(), advice);
    const std::string damaged = file.string() + " is damaged; " + advice + '.';
    Checkpoint checkpoint;
    read_in_child(
        file, [&](Parcel& parcel) { pack_file(file, damaged, parcel); },
        [&](Unpacked& unpacked) { checkpoint = unpack_checkpoint(unpacked); });
    if (checkpoint.models.empty())
        throw support::Error(damaged);
    return checkpoint;
}

} // namespace dnn
