// A training as the programs show it, and the figures of the trained models.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/training/trainer.hpp"

#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tools {

/// "12288-20-7-5-1", as output and figures name the layers.
std::string layers(const std::vector<int>& layer_dims);

/// Prints the data's name and "209 training images (72 cats), 50 test images (33 cats), 64 x 64 pixels".
void print_data(const dnn::CatData& data);

/// A training, however it ended.
struct Outcome {
    dnn::TrainedModel model; // without parameters if nothing was trained
    dnn::TrainingState state;
    std::exception_ptr fault;
};

/// Trains, from `start` if it has parameters, showing progress, and prints how it went. A signal (catch_interrupts,
/// catch_endings) ends it: the model is then not `complete`. `on_rest` gets the state after each stretch.
Outcome train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options,
                      const dnn::TrainingState& start,
                      const std::function<void(const dnn::TrainingState&)>& on_rest);

/// The same from the start; throws what ends it.
dnn::TrainedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options);

/// The figures of one training: the cost of all models in `cost`, and beside it, for each model, the misclassified test
/// images and the weights of its first layer. With "cost.png" they are misclassified-deep.png and weights-deep.png,
/// with "mine.png" mine-misclassified-deep.png and mine-weights-deep.png.
std::vector<std::filesystem::path> figure_files(const std::filesystem::path& cost,
                                                const std::vector<dnn::Model>& models);

/// The costs of one model, as train --costs writes them: a header, then one line "iteration,cost" each.
std::vector<double> read_costs(const std::filesystem::path& file);

/// Throws support::Error if one of them could not be drawn.
void check_figures(const std::vector<std::filesystem::path>& files);

/// Draws the figures that figure_files names, in its order.
void draw_figures(const std::vector<std::filesystem::path>& files, const dnn::CatData& data,
                  const std::vector<dnn::TrainedModel>& models);

/// Prints their paths.
void print_files(const std::string& title, const std::vector<std::filesystem::path>& files);

} // namespace tools
