// The figures, drawn by gnuplot: 16 cm wide, on white, readable without colour.
//
// The file's ending decides the format: .png (150 dots per inch), .svg or .pdf. Folders are created. A figure appears
// under its name once it is complete; until then, and after an error, a file of that name stays as it was.
//
// Every function throws support::Error, one sentence that says what to do, where check_can_plot() does, if gnuplot
// fails, or if the sizes of its arguments do not fit each other.
#pragma once

#include "dnn/data/dataset.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace plots {

struct CostCurve {
    std::string label;         // "two-layer model", "learning rate 0.0075"
    std::vector<double> costs; // one per iteration, from iteration 0 on
};

/// Cost (cross-entropy in nats) against iteration, one curve per model or learning rate; `title` and `subtitle` name
/// the rest. A cost that is infinite or NaN leaves a gap.
void cost(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves);

/// sigmoid, relu and tanh, each above its derivative, as dnn_utils.hpp computes them.
void activations(const std::filesystem::path& file);

/// Images as a contact sheet, row by row, each above its caption. X is (height·width·3, m), laid out and scaled as
/// DataSet::X, and `captions` has m lines. If m is above `max_images`, the subtitle says how many are shown; if m is 0,
/// the figure says `when_none` ("none: every test image is classified correctly").
void contact_sheet(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t max_images = 24, const std::string& when_none = "none");

/// The rows of W1 (n_1, height·width·3) as images, one per unit: mid-grey is zero, brighter is positive, darker
/// negative, per channel. The largest magnitude of a unit's weights takes the full range.
void first_layer(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                 const arma::mat& W1, int height, int width);

/// Throws support::Error if no figure could be drawn: an ending that is none of the three, gnuplot missing, or a folder
/// that cannot be created or written to. Creates the folder. Called before a long training, so that it is not lost.
void check_can_plot(const std::filesystem::path& file);

} // namespace plots
