// A training that is under way, in a file: whatever ends the program, it goes on from there.
// The file is sealed (dnn/data/sealed_file.hpp).
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/training/trainer.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dnn {

/// One of the models of a training; one that is not started yet has no parameters.
struct ModelCheckpoint {
    std::string name; // "two-layer" or "deep"
    std::vector<int> layer_dims;
    TrainingState state;
};

struct Checkpoint {
    std::string data;      // digest_of the training images
    std::string data_name; // CatData::name
    std::string seed;      // of the first parameters; "": the course's
    double learning_rate = 0;
    bool reduce = true, as_written = false, stable = false;
    std::vector<ModelCheckpoint> models; // in the order of their training
};

/// The SHA-256 of images and labels, in hexadecimal.
std::string digest_of(const DataSet& data);

/// Writes it beside `file`, syncs it and renames it: whenever the program or the machine stops, `file` is the old
/// checkpoint or the new one.
void save_checkpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);

/// Whether there is a file of this kind, damaged or not.
bool is_checkpoint(const std::filesystem::path& file);

/// Throws support::Error if the file is no checkpoint, of a newer format, or damaged.
Checkpoint load_checkpoint(const std::filesystem::path& file);

/// Throws support::Error unless `found`, from `file`, can go on as `wanted`, whose models have no states. --stable may
/// be added on the way.
void check_same_training(const std::filesystem::path& file, const Checkpoint& found,
                         const Checkpoint& wanted);

} // namespace dnn
