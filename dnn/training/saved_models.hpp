// Trained models in a sealed HDF5 file (dnn/data/sealed_file.hpp): one group per model, named as in `--model`.
#pragma once

#include "dnn/dnn.hpp"

#include <filesystem>

namespace dnn {

/// A saved model: everything needed to use it again, and where it comes from.
struct SavedModel {
    std::string name; // "two-layer" or "deep"
    Parameters parameters;
    int height = 0, width = 0; // of the images it was trained on
    double learning_rate = 0;
    int iterations = 0; // trained for
    std::string data;   // CatData::name
};

/// Writes all models to one file, atomically.
void save_models(const std::filesystem::path& file, const std::vector<SavedModel>& models);

/// Reads them back, from older files without a seal, too. Throws support::Error if the file is none of ours, cut short or
/// damaged, or if its shapes do not chain.
std::vector<SavedModel> load_models(const std::filesystem::path& file);

} // namespace dnn
