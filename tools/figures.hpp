// The figures of trained models.
#pragma once

#include "plots/plots.hpp"
#include "tools/training.hpp"

#include <filesystem>
#include <vector>

namespace tools {

/// The figures of one training: cost and accuracy of all models in `cost`, and beside it, for each model, the confusion
/// matrix, the misclassified test images and what the first layer has learned. With "cost.png" they are
/// misclassified-deep.png and so on, with "mine.png" mine-misclassified-deep.png.
std::vector<std::filesystem::path> figure_files(const std::filesystem::path& cost,
                                                const std::vector<dnn::Model>& models);

/// Throws support::Error if one of them could not be drawn.
void check_figures(const std::vector<std::filesystem::path>& files);

/// Draws the figures that figure_files names, in its order.
void draw_figures(const std::vector<std::filesystem::path>& files, const plots::Size& size,
                  const dnn::CatData& data, const std::vector<JudgedModel>& models);

} // namespace tools
