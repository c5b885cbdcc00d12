// The labels of a data set, as its reader's child finds them (stranger.hpp).
#pragma once

#include <H5Cpp.h>

#include <filesystem>
#include <string>
#include <vector>

namespace dnn {

/// What ends a sentence on what is expected.
inline constexpr const char* layout =
    " The course's layout: uint8 images (m, height, width, 3) and m labels, "
    "1 for a cat and 0 for anything else.";

/// Throws support::Error if they are not one integer for each image; `where` is "FILE: train_set_y".
void check_labels(const H5::DataSet& set, const std::string& where, hsize_t images);

/// Each of them 0 or 1; throws support::Error if they are of other classes.
std::vector<unsigned char> read_labels(const H5::DataSet& set, const std::string& where);

/// What the labels 0 and 1 stand for; none where the file does not say. Throws support::Error if there are more classes.
std::vector<std::string> read_classes(const H5::H5File& h5, const std::filesystem::path& file);

} // namespace dnn
