// A training as the programs show it, and the figures of what was trained.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/training/trainer.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tools {

/// "12288-20-7-5-1", as texts and figures name the layers.
std::string layers(const std::vector<int>& layer_dims);

/// "209 training images (72 cats), 50 test images (33 cats), 64 x 64 pixels" and what they are called.
void print_data(const dnn::CatData& data);

/// Trains with the progress shown, and prints how it went. Ctrl-C ends it: then the result is not complete.
dnn::TrainedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options);

/// The figures of one training: the cost of all models in `cost`, beside it for each model the misclassified test
/// images and the weights of its first layer. With "cost.png" they are misclassified-deep.png and weights-deep.png,
/// with "mine.png" mine-misclassified-deep.png and mine-weights-deep.png.
std::vector<std::filesystem::path> figure_files(const std::filesystem::path& cost,
                                                const std::vector<dnn::Model>& models);

/// The costs of one model, as train --costs writes them: "iteration,cost", a line each, below a header.
std::vector<double> read_costs(const std::filesystem::path& file);

/// Throws support::Error where one of them could not be drawn.
void check_figures(const std::vector<std::filesystem::path>& files);

/// Draws them, in the order of figure_files.
void draw_figures(const std::vector<std::filesystem::path>& files, const dnn::CatData& data,
                  const std::vector<dnn::TrainedModel>& models);

/// Prints their paths.
void print_files(const std::string& title, const std::vector<std::filesystem::path>& files);

} // namespace tools
