#include "dnn/data/hdf5_file.hpp"

#include "dnn/data/stranger.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace dnn {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_text = 1000; // bytes of an attribute
constexpr unsigned most_gigabytes = 4; // of an array in memory

/// Throws if the file cannot even be opened; the rest is left to HDF5.
void check_readable(const fs::path& file) {
    check_regular(file, "an HDF5 file");
    std::error_code error;
    if (fs::file_size(file, error) == 0)
        throw support::Error(file.string() + " is empty; expected an HDF5 file. Copy or download it again.");

    const std::string lfs = "version https://git-lfs";
    std::string start(lfs.size(), '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    if (start == lfs)
        throw support::Error(file.string() +
                             " is a Git LFS pointer, not the HDF5 file it stands for. Run git lfs pull in "
                             "its repository, or download the file itself.");
}

/// Whatever fills up a text of fixed length is no part of it.
std::string fixed_text(const H5::Attribute& attribute, const H5::StrType& type) {
    if (type.getSize() > max_text)
        return "";
    std::string text(type.getSize(), '\0');
    attribute.read(type, text.data());
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

/// As h5py and older files have it. There may be no text at all, which H5::Attribute::read does not expect.
std::string variable_text(const H5::Attribute& attribute, const H5::StrType& type) {
    char* text = nullptr;
    attribute.read(type, static_cast<void*>(&text));
    if (text == nullptr)
        return "";
    const std::string kept(text, strnlen(text, max_text));
    H5free_memory(text);
    return kept;
}

} // namespace

H5::H5File open_hdf5(const fs::path& file) {
    H5::Exception::dontPrint();
    check_readable(file);
    if (H5Fis_hdf5(file.c_str()) <= 0)
        throw support::Error(file.string() +
                             " is not an HDF5 file. Copy or download it again, in binary mode.");
    try {
        return {file.string(), H5F_ACC_RDONLY};
    } catch (const H5::Exception&) {
        throw support::Error(file.string() +
                             " is an HDF5 file that cannot be opened: it is cut short or damaged (it has " +
                             std::to_string(fs::file_size(file)) + " bytes). Copy or download it again.");
    }
}

std::vector<char> hdf5_image(const fs::path& file, const std::function<void(const H5::H5File&)>& fill) {
    H5::Exception::dontPrint();
    std::vector<char> bytes;
    try {
        H5::FileAccPropList in_memory;
        in_memory.setCore(std::size_t{1} << 20, false);
        // HDF5 2 would write groups that hold the time, and equal models would be different files.
        in_memory.setLibverBounds(H5F_LIBVER_EARLIEST, H5F_LIBVER_LATEST);
        H5::H5File h5(file.filename().string(), H5F_ACC_TRUNC, H5::FileCreatPropList::DEFAULT, in_memory);
        fill(h5);
        h5.flush(H5F_SCOPE_GLOBAL);
        const ssize_t size = H5Fget_file_image(h5.getId(), nullptr, 0);
        bytes.resize(static_cast<std::size_t>(std::max(size, ssize_t{0})));
        if (size <= 0 || H5Fget_file_image(h5.getId(), bytes.data(), bytes.size()) < 0)
            throw H5::FileIException();
    } catch (const H5::Exception&) {
        throw support::Error(file.string() + " cannot be created; is there enough memory?");
    }
    return bytes;
}

void write_hdf5(const fs::path& file, const std::function<void(const H5::H5File&)>& fill) {
    const std::vector<char> bytes = hdf5_image(file, fill);
    support::write_atomically(file, [&](std::ostream& out) {
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
}

H5::DSetCreatPropList without_times() {
    H5::DSetCreatPropList properties;
    H5Pset_obj_track_times(properties.getId(), false);
    return properties;
}

std::vector<std::string> names_in(const H5::Group& group) {
    std::vector<std::string> names;
    for (hsize_t i = 0; i < group.getNumObjs(); ++i)
        names.push_back(group.getObjnameByIdx(i));
    return names;
}

bool holds(const H5::Group& group, const std::string& name, H5O_type_t type) {
    H5L_info_t link;
    return H5Lexists(group.getId(), name.c_str(), H5P_DEFAULT) > 0 &&
           H5Lget_info(group.getId(), name.c_str(), &link, H5P_DEFAULT) >= 0 && link.type == H5L_TYPE_HARD &&
           group.childObjType(name) == type;
}

std::string kind_of(const H5::Group& group, const std::string& name) {
    H5L_info_t link;
    if (H5Lexists(group.getId(), name.c_str(), H5P_DEFAULT) <= 0 ||
        H5Lget_info(group.getId(), name.c_str(), &link, H5P_DEFAULT) < 0)
        return "";
    if (link.type == H5L_TYPE_SOFT)
        return "a link to another place in the file";
    if (link.type != H5L_TYPE_HARD)
        return "a link to another file";
    switch (group.childObjType(name)) {
    case H5O_TYPE_GROUP:
        return "a group";
    case H5O_TYPE_DATASET:
        return "a data set";
    default:
        return "a named type";
    }
}

void check_values_are_here(const H5::DataSet& set, const std::string& where) {
    constexpr hsize_t best_compression = 1100; // zlib's is 1032
    const H5::DSetCreatPropList made = set.getCreatePlist();
    if (made.getLayout() == H5D_VIRTUAL || made.getExternalCount() > 0)
        throw support::Error(where + " keeps its values in other files; they must be in this one.");
    const Shape shape = shape_of(set);
    if (fits_in_memory(shape) && set.getInMemDataSize() / best_compression > set.getStorageSize())
        throw support::Error(where + " claims to hold " + to_string(shape) + " values, but only " +
                             std::to_string(set.getStorageSize()) +
                             " bytes of them are in the file. It is damaged; copy or download it again.");
}

Shape shape_of(const H5::DataSet& set) {
    const H5::DataSpace space = set.getSpace();
    Shape shape(static_cast<std::size_t>(space.getSimpleExtentNdims()));
    if (!shape.empty())
        space.getSimpleExtentDims(shape.data());
    return shape;
}

std::string to_string(const Shape& shape) {
    if (shape.empty())
        return "a single value";
    std::string text;
    for (hsize_t n : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(n);
    return text;
}

std::string type_of(const H5::DataSet& set) {
    const H5::DataType type = set.getDataType();
    const std::string bits = std::to_string(8 * type.getSize()) + "-bit ";
    switch (type.getClass()) {
    case H5T_INTEGER:
        return (H5Tget_sign(type.getId()) == H5T_SGN_NONE ? "unsigned " : "signed ") + bits + "integers";
    case H5T_FLOAT:
        return bits + "floating-point numbers";
    case H5T_STRING:
        return "text";
    default:
        return "values of another type";
    }
}

void write_text(const H5::H5Object& object, const std::string& name, const std::string& text) {
    H5::StrType type(H5::PredType::C_S1, std::max<std::size_t>(text.size(), 1));
    type.setCset(H5T_CSET_UTF8);
    type.setStrpad(H5T_STR_NULLPAD);
    std::string padded = text;
    padded.resize(type.getSize());
    object.createAttribute(name, type, H5::DataSpace()).write(type, padded.data());
}

std::string text_attribute(const H5::H5Object& object, const std::string& name) {
    if (!object.attrExists(name))
        return "";
    const H5::Attribute attribute = object.openAttribute(name);
    if (attribute.getTypeClass() != H5T_STRING || attribute.getSpace().getSimpleExtentNpoints() != 1)
        return "";
    const H5::StrType type = attribute.getStrType();
    return type.isVariableStr() ? variable_text(attribute, type) : fixed_text(attribute, type);
}

bool fits_in_memory(const Shape& shape) {
    hsize_t left = (hsize_t{most_gigabytes} << 30) / sizeof(double);
    for (hsize_t n : shape) {
        if (n > left)
            return false;
        left /= std::max(n, hsize_t{1});
    }
    return true;
}

std::string too_large(const Shape& shape) {
    double gigabytes = static_cast<double>(sizeof(double)) / (1 << 30);
    for (const hsize_t n : shape)
        gigabytes *= static_cast<double>(n);
    constexpr double countless = 1e6;
    const std::string all =
        gigabytes > countless ? "more than a million" : std::to_string(static_cast<long long>(gigabytes) + 1);
    return "which would take " + all + " GiB of memory, more than the limit of " +
           std::to_string(most_gigabytes) + " GiB";
}

std::vector<std::string> read_texts(const H5::DataSet& set) {
    constexpr hsize_t most = 1000;
    const Shape shape = shape_of(set);
    if (set.getTypeClass() != H5T_STRING || shape.size() != 1 || shape[0] > most)
        return {};
    const H5::StrType type = set.getStrType();
    std::vector<std::string> texts;
    if (type.isVariableStr()) {
        std::vector<char*> read(shape[0]);
        set.read(read.data(), type);
        for (const char* text : read)
            texts.push_back(text == nullptr ? "" : std::string(text, strnlen(text, max_text)));
    } else if (type.getSize() <= max_text) {
        std::string all(shape[0] * type.getSize(), '\0');
        set.read(all.data(), type);
        for (std::size_t at = 0; at < all.size(); at += type.getSize()) {
            const std::string text = all.substr(at, type.getSize());
            texts.push_back(text.substr(0, text.find('\0')));
        }
    }
    return texts;
}

std::string joined(const std::vector<std::string>& words) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + quoted(words[i]);
    if (words.size() > most)
        text += " and " + std::to_string(words.size() - most) + " more";
    return text;
}

} // namespace dnn
