// Trains one of the two models of part 2 on a data set, with the functions that the program is linked with.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/dnn.hpp"

namespace dnn {

enum class Model { two_layer, deep };

/// "two-layer", "deep": on the command line, in files and in figures.
std::string to_string(Model model);

struct TrainingOptions {
    Model model = Model::deep;
    std::vector<int> layer_dims; // n_x, …, 1; empty: the course's own (default_layer_dims)
    double learning_rate = 0.0075;
    int iterations = 2500;
    // If m < n_x, train by the images' inner products (dual.hpp) or, as written, on R of X = Q·R (reduction.hpp): same
    // costs, a fraction of the work.
    bool reduce = true;
    // By two_layer_model or L_layer_model themselves, for every layer; else by lean_model: same costs in less time.
    bool as_written = false;
    bool stable = false; // by formulas without log(0) and 1/0, see lean_model.hpp
    int stretch = 100;   // iterations between two rests, see training_run.hpp
};

/// Where a training is: all that its next step depends on, and the costs on the way there.
struct TrainingState {
    Parameters parameters; // as they are trained: reduced, D1 stands for W1 and b1, or W1 is W1·Q
    int iterations = 0;    // steps taken
    std::vector<double> costs;
};

struct TrainedModel {
    Model model = Model::deep;
    std::vector<int> layer_dims;
    double learning_rate = 0;
    Parameters parameters;
    arma::mat W1_start;        // W1 before the first step
    std::vector<double> costs; // one per iteration
    int iterations = 0;        // steps taken
    bool complete = true;      // false: on_iteration ended it
};

/// The course's layers: n_x, 7, 1 and n_x, 20, 7, 5, 1.
std::vector<int> default_layer_dims(Model model, int n_x);

/// The options' layers, or the course's.
std::vector<int> layers_of(const DataSet& data, const TrainingOptions& options);

/// Throws support::Error if the layers do not fit the data or the model, or a number makes no sense. train() does this
/// too; a program does it before the first of several trainings.
void check_options(const DataSet& data, const TrainingOptions& options);

/// Throws support::Error where check_options does, if the cost is not a finite number (the message names the
/// iteration), and if the model returns parameters of other shapes than it was given.
TrainedModel train(const DataSet& data, const TrainingOptions& options, const OnIteration& on_iteration);

} // namespace dnn
