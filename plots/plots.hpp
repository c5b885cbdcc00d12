// The figures, drawn by gnuplot: 16 cm wide unless set_size() says otherwise, on white, readable without colour.
//
// The file's ending decides the format: .png (150 dots per inch), .svg or .pdf. Folders are created. A figure appears
// under its name once it is complete; until then, and after an error, a file of that name stays as it was.
//
// Every function throws support::Error, one sentence that says what to do, where check_can_plot() does, if gnuplot
// fails, or if the sizes of its arguments do not fit each other.
#pragma once

#include "dnn/data/dataset.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace plots {

/// How large all following figures are: everything in them grows with the width.
struct Size {
    double width = 16;       // cm, 4 to 100
    int dots_per_inch = 150; // of a .png, 50 to 1200
};
void set_size(const Size& size);

struct CostCurve {
    std::string label;         // "two-layer model", "learning rate 0.0075"
    std::vector<double> costs; // one per iteration, from iteration 0 on
};

/// Cost (cross-entropy in nats) against iteration, one curve per model or learning rate; `title` and `subtitle` name
/// the rest. A cost that is infinite or NaN leaves a gap.
void cost(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves);

/// A training as both sets see it.
struct LearningCurves {
    std::vector<double> iterations, train_cost, test_cost, train_accuracy, test_accuracy; // of one length
    double baseline = 0; // the accuracy on the test set of answering "cat" to everything
};

/// Cost above accuracy, both against iteration: the training set solid, the test set dashed, the baseline dotted.
void learning_curves(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                     const LearningCurves& curves);

/// A model's answers to a set.
struct Confusion {
    std::string label;                        // "deep model"
    std::array<std::array<int, 2>, 2> counts; // a row for cats, one for the others; said to be cats, or not
    std::vector<std::string> summary;         // "accuracy 0.80", …: a line each
};

/// Confusion matrices, side by side.
void confusion(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
               const std::vector<Confusion>& models);

/// sigmoid, relu and tanh, each above its derivative, as dnn_utils.hpp computes them.
void activations(const std::filesystem::path& file);

/// Images as a contact sheet, row by row, each above its caption. X is (height·width·3, m), laid out and scaled as
/// DataSet::X, and `captions` has m lines. If m is above `max_images`, the subtitle says how many are shown; if m is 0,
/// the figure says `when_none` ("none: every test image is classified correctly").
void contact_sheet(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t max_images = 24, const std::string& when_none = "none");

/// The rows of a change of W1 (n_1, height·width·3) as images, one per unit, each above its caption: mid-grey is none,
/// brighter is positive, darker negative, per channel, on one scale for all, which a bar shows.
void first_layer(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                 const arma::mat& change, int height, int width, const std::vector<std::string>& captions);

/// Throws support::Error if no figure could be drawn: an ending that is none of the three, gnuplot missing, or a folder
/// that cannot be created or written to. Creates the folder. Called before a long training, so that it is not lost.
void check_can_plot(const std::filesystem::path& file);

} // namespace plots
