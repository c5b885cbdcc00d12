// A training as the programs show it, and what the trained models are worth.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/training/trainer.hpp"
#include "tools/numbers.hpp"

#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tools {

/// "12288-20-7-5-1", as output and figures name the layers.
std::string layers(const std::vector<int>& layer_dims);

/// Of all images.
std::size_t bytes_of(const dnn::CatData& data);

/// Prints the data's name and "209 training images (72 cats), 50 test images (33 cats), 64 x 64 pixels".
void print_data(const dnn::CatData& data);

/// What a model on its way is worth.
struct Score {
    int iterations;
    double train_cost, train_accuracy, test_cost, test_accuracy;
};

struct JudgedModel : dnn::TrainedModel {
    arma::mat p_train, p_test; // (1, m): what it says of each image; none if the training failed
    std::vector<Score> scores; // on the way, from before the first step on; none unless watched
};

/// How often a model says what of which images.
struct Confusion {
    std::size_t cat_as_cat = 0, cat_as_other = 0, other_as_cat = 0, other_as_other = 0;
    std::size_t all() const { return cat_as_cat + cat_as_other + other_as_cat + other_as_other; }
    Share right() const { return {cat_as_cat + other_as_other, all()}; }
    /// The accuracy of a model that has learned nothing.
    double always_cat() const { return Share{cat_as_cat + cat_as_other, all()}.share(); }
};
Confusion confusion(const arma::mat& p, const arma::mat& Y);

/// "cat" or "no cat" if it says so of every image, else "".
std::string same_answer(const arma::mat& p);

/// A training, however it ended.
struct Outcome {
    JudgedModel model; // without parameters if nothing was trained
    dnn::TrainingState state;
    std::exception_ptr fault;
};

/// Trains, from `start` if it has parameters, showing progress, and prints how it went. From the first iteration on a
/// signal (catch_endings) ends only the training: the model is then not `complete`. `on_rest` gets the state after each stretch; `watched`:
/// keep scores.
Outcome train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options,
                      const dnn::TrainingState& start,
                      const std::function<void(const dnn::TrainingState&)>& on_rest, bool watched);

/// The same from the start, watched; throws what ends it.
JudgedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options);

/// The costs of one model, as train --costs writes them: a header, then one line "iteration,cost" each.
std::vector<double> read_costs(const std::filesystem::path& file);

/// Prints their paths.
void print_files(const std::string& title, const std::vector<std::filesystem::path>& files);

} // namespace tools
