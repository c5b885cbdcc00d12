// What a training has come to, for programs.
#pragma once

#include "tools/train_options.hpp"
#include "tools/training.hpp"

#include <filesystem>
#include <vector>

namespace tools {

/// JSON. A number that is not finite is null.
///
///     format         1; raised when a field changes its meaning
///     versions       deepsteps, compiler, armadillo, blas
///     command        the options that give the same numbers again, after ./deepsteps train
///     functions      "solutions" or "exercises": whose functions trained
///     seed           of --seed; null: the course's own
///     data           name, sha256 (of the training images and labels), height, width,
///                    train and test: images, cats
///     models         in the order of their training:
///       model          "two-layer" or "deep"
///       layers         [12288, 20, 7, 5, 1]
///       learning_rate, iterations
///       complete       false: something ended it
///       costs          of the training images, before each step
///       scores         on the way, from before the first step (or the resumed one) to the end: iteration,
///                      train_cost, train_accuracy, test_cost, test_accuracy
///       train, test    accuracy, interval_95 ([low, high], Wilson's), always_cat (that answer's accuracy), same_answer
///                      ("cat" or "no cat" if it says so of every image, else null), confusion (cat_as_cat: cats that
///                      it calls cats, cat_as_other, other_as_cat, other_as_other), p (p(cat) of each image),
///                      wrong (the numbers of the images it gets wrong, from 0)
void write_metrics(const std::filesystem::path& file, const TrainOptions& options, const dnn::CatData& data,
                   const std::vector<JudgedModel>& models);

} // namespace tools
