// Shared by the readers of HDF5 files, which run in a child (stranger.hpp): a damaged file can crash HDF5.
// H5::Exception is no std::exception: whoever calls HDF5 turns it into a support::Error, and its stack never reaches
// the user.
#pragma once

#include <H5Cpp.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dnn {

using Shape = std::vector<hsize_t>;

/// Opens a file for reading, in a child. Throws support::Error if there is none, if it is no HDF5, or if it is cut short.
H5::H5File open_hdf5(const std::filesystem::path& file);

/// The bytes of a new file, made in memory. Throws support::Error, with the file's name, if that fails.
std::vector<char> hdf5_image(const std::filesystem::path& file,
                             const std::function<void(const H5::H5File&)>& fill);

/// Writes a new file as write_atomically does. It is made in memory: HDF5 itself reports a full disk too late, when it
/// closes the file.
void write_hdf5(const std::filesystem::path& file, const std::function<void(const H5::H5File&)>& fill);

/// For data sets that do not keep when they were made: the same numbers give the same bytes.
H5::DSetCreatPropList without_times();

/// The names of a group's members.
std::vector<std::string> names_in(const H5::Group& group);

/// Whether it has this member itself: a link to another place or file is none.
bool holds(const H5::Group& group, const std::string& name, H5O_type_t type);

/// What a member is that is no data set or group of its own: "a link to another file"; "" if there is none of that name.
std::string kind_of(const H5::Group& group, const std::string& name);

/// Throws if the values are in other files, or far too many for the bytes that are stored.
void check_values_are_here(const H5::DataSet& set, const std::string& where);

Shape shape_of(const H5::DataSet& set);

/// "209 x 64 x 64 x 3"
std::string to_string(const Shape& shape);

/// "64-bit floating-point numbers"
std::string type_of(const H5::DataSet& set);

/// A text attribute. Written with a fixed length: one of variable length lies apart, where damage is harder to see.
/// Reading takes either, and gives "" if there is none; a text of more than 1000 bytes is cut or none.
void write_text(const H5::H5Object& object, const std::string& name, const std::string& text);
std::string text_attribute(const H5::H5Object& object, const std::string& name);

/// Whether an array of doubles of this shape is small enough to read (4 GiB): a damaged file can hold any numbers, and
/// they must not decide how much memory is allocated.
bool fits_in_memory(const Shape& shape);

/// "which would take 12 GiB of memory, more than the limit of 4 GiB", of an array of doubles.
std::string too_large(const Shape& shape);

/// A list of texts; empty if the data set is none, or a long one.
std::vector<std::string> read_texts(const H5::DataSet& set);

/// "a, b, c", from a file and fit for a sentence.
std::string joined(const std::vector<std::string>& words);

} // namespace dnn
