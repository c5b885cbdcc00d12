#include "dnn/data/labels.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/support/error.hpp"

#include <algorithm>

namespace dnn {

namespace {

/// "0, 1, 2, 3 and 6 more"
std::string distinct(std::vector<long long> labels) {
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    std::vector<std::string> words;
    for (const long long label : labels)
        words.push_back(std::to_string(label));
    return joined(words);
}

} // namespace

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

std::vector<unsigned char> read_labels(const H5::DataSet& set, const std::string& where) {
    std::vector<long long> labels(shape_of(set)[0]);
    set.read(labels.data(), H5::PredType::NATIVE_LLONG);
    if (std::any_of(labels.begin(), labels.end(), [](long long label) { return label != 0 && label != 1; }))
        throw support::Error(where + " must hold only 0 and 1; it holds " + distinct(labels) +
                             ". Write 1 for the class to be recognized and 0 for all others." + layout);
    return {labels.begin(), labels.end()};
}

std::vector<std::string> read_classes(const H5::H5File& h5, const std::filesystem::path& file) {
    constexpr const char* name = "list_classes";
    if (!holds(h5, name, H5O_TYPE_DATASET))
        return {};
    std::vector<std::string> classes = read_texts(h5.openDataSet(name));
    if (classes.size() > 2)
        throw support::Error(
            file.string() + ": list_classes names " + std::to_string(classes.size()) + " classes (" +
            joined(classes) +
            "), and these models tell two apart. Write 1 for the class to be recognized and 0 "
            "for all others, and name those two.");
    if (classes.size() < 2)
        classes.clear();
    return classes;
}

} // namespace dnn
