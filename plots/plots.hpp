// The figures, drawn by gnuplot: on white, readable without colour.
//
// The file's ending decides the format: .png, .svg or .pdf. Folders are created. A figure appears
// under its name once it is complete; until then, and after an error, a file of that name stays as it was.
//
// Every function throws support::Error, one sentence that says what to do, where check_can_plot() does, if gnuplot
// fails, or if the sizes of its arguments do not fit each other.
#pragma once

#include "dnn/data/image.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace plots {

inline constexpr double narrowest = 10, widest = 60; // cm

struct Size {
    double width = 16; // cm; text keeps its size, and the rest takes the room
    int dpi = 150;     // of a .png
};

/// Where a figure goes.
struct Figure {
    std::filesystem::path file;
    Size size = {};

    template <class Path>
    Figure(const Path& path) : file(path) {} // NOLINT(google-explicit-constructor)
    Figure(std::filesystem::path path, const Size& of) : file(std::move(path)), size(of) {}
};

struct CostCurve {
    std::string label;         // "two-layer model", "learning rate 0.0075"
    std::vector<double> costs; // one per iteration, from iteration 0 on
};

/// Cost (cross-entropy in nats) against iteration, one curve per model or learning rate; `title` and `subtitle` name
/// the rest. A cost that is infinite or NaN leaves a gap.
void cost(const Figure& figure, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves);

/// A model on its way, as it does on the images it learns from and on others.
struct LearningCurve {
    std::string label;         // "deep model"
    std::vector<double> costs; // training, one per iteration
    std::vector<std::pair<double, double>> test_costs, train_accuracies, test_accuracies; // at iterations
};

/// Cost above accuracy, for training and test images. `baseline`: an accuracy to compare with, and its name.
void learning(const Figure& figure, const std::string& title, const std::string& subtitle,
              const std::vector<LearningCurve>& curves, double baseline, const std::string& baseline_name);

/// What was found (columns) of what is there (rows), in images, and lines of text beside it.
struct ConfusionTable {
    std::size_t cat_as_cat, cat_as_other, other_as_cat, other_as_other;
    std::vector<std::string> remarks;
};
void confusion(const Figure& figure, const std::string& title, const std::string& subtitle,
               const ConfusionTable& table);

/// sigmoid, relu and tanh, each above its derivative, as dnn_utils.hpp computes them.
void activations(const Figure& figure);

/// Images as a contact sheet, row by row, each above its caption. X is (height·width·3, m), laid out and scaled as
/// DataSet::X, and `captions` has m lines. If m is above `max_images`, the subtitle says how many are shown; if m is 0,
/// the figure says `when_none` ("none: every test image is classified correctly").
void contact_sheet(const Figure& figure, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t max_images = 24, const std::string& when_none = "none");

/// The rows of W (n_1, height·width·3), weights or their changes, as images, one per caption: mid-grey is zero, brighter
/// is positive, darker negative, per channel. All have one scale, which a bar shows; the largest hundredth of all
/// values lies beyond its ends.
void first_layer(const Figure& figure, const std::string& title, const std::string& subtitle,
                 const arma::mat& W, int height, int width, const std::vector<std::string>& captions,
                 const std::string& note);

/// A user's image beside the pixels that a model was given, and what was answered, line by line.
struct JudgedImage {
    std::string name;
    dnn::Picture original;
    arma::mat x; // (height·width·3, 1)
    int height = 0, width = 0;
    std::vector<std::string> answers;
};
void judged_images(const Figure& figure, const std::string& title, const std::string& subtitle,
                   const std::vector<JudgedImage>& images);

/// Throws support::Error if no figure could be drawn: an ending that is none of the three, gnuplot missing, or a folder
/// that cannot be created or written to. Creates the folder. Called before a long training, so that it is not lost.
void check_can_plot(const std::filesystem::path& file);

} // namespace plots
