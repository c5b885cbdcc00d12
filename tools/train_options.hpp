// The command line of train.
#pragma once

#include "dnn/training/trainer.hpp"
#include "plots/plots.hpp"
#include "tools/command_line.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

extern const char* const functions_name; // "solutions" or "exercises"

namespace tools {

struct TrainOptions {
    std::string model = "both", data, costs, metrics, plot, save, checkpoint, resume,
                functions = functions_name;
    std::string layers_text; // "12288-20-7-5-1"
    std::vector<int> layers;
    std::optional<std::uint64_t> seed;
    plots::Size size;
    int iterations = 2500;
    std::optional<int> every;
    double learning_rate = 0.0075;
    bool no_plot = false, no_reduce = false, as_written = false, stable = false;
};

CommandLine train_command_line(TrainOptions& options);

/// Completes what follows from other options; throws support::Error where options contradict each other.
void settle(TrainOptions& options);

/// One per model.
std::vector<dnn::TrainingOptions> trainings(const TrainOptions& options);

/// None with --no-plot.
std::vector<std::filesystem::path> figures(const TrainOptions& options,
                                           const std::vector<dnn::TrainingOptions>& all);

/// Checks everything that can be checked before the training, so that nothing is lost after it.
void check(const TrainOptions& options, const dnn::CatData& data,
           const std::vector<dnn::TrainingOptions>& all,
           const std::vector<std::filesystem::path>& figure_files);

} // namespace tools
