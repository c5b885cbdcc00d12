// The cat data set: the course's own HDF5 layout.
#pragma once

#include <armadillo>
#include <filesystem>
#include <string>
#include <vector>

namespace dnn {

/// Images in [0, 1] and their labels. A column of X is one image: its bytes in the file's order (pixels row by row;
/// red, green, blue) divided by 255, as `reshape(m, -1).T / 255` in the notebook.
struct DataSet {
    arma::mat X; // (height·width·3, m)
    arma::mat Y; // (1, m), 1 = cat, 0 = other
    int height = 0, width = 0;
};

struct CatData {
    DataSet train, test;
    std::string name; // in figures: "course data", "drawn data", or a folder's name
    std::filesystem::path folder;
    std::vector<std::string> classes = {}; // what 0 and 1 stand for, where the files say so
};

inline constexpr const char* train_file = "train_catvnoncat.h5";
inline constexpr const char* test_file = "test_catvnoncat.h5";

/// Reads one file of the course's layout: `{prefix}_set_x` (m, height, width, 3) uint8 and `{prefix}_set_y` (m,),
/// where prefix is "train" or "test". Throws support::Error with what was expected and what was found.
DataSet read_data_set(const std::filesystem::path& file, const std::string& prefix);

/// Writes that layout, atomically (a reader sees the whole file or none); creates the folder. pixels:
/// (height·width·3, m). A set that was not photographed says so: the file keeps `origin`, which becomes CatData::name.
void write_data_set(const std::filesystem::path& file, const std::string& prefix,
                    const arma::Mat<unsigned char>& pixels, const std::vector<long long>& labels, int height,
                    int width, const std::string& origin = "");

/// Reads both files of a folder and checks that their images have the same size.
CatData read_cat_data(const std::filesystem::path& folder);

/// The data to train on: `folder` if given, else $DEEPSTEPS_DATA, else `project`/datasets if it holds the two files,
/// else the drawn set, which is written to `drawn` once and read from there.
CatData find_cat_data(const std::filesystem::path& folder, const std::filesystem::path& project,
                      const std::filesystem::path& drawn);

} // namespace dnn
